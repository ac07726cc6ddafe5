// The JSON Schema of roadmap files, made from the schema that checks them, for editors.
import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { roadmapSchema } from '#roadmap/format/schema.ts';

/** Where the roadmaps that come with Cairn look for it, from the project's folder. */
export const ROADMAP_SCHEMA_FILE = 'roadmap/roadmap.schema.json';

/** The JSON Schema as text. Draft 7 is what YAML editors understand best. */
export function roadmapJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(roadmapSchema, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ $schema, title: 'A Cairn roadmap', ...schema }, null, 2)}\n`;
}

/**
 * `roadmap schema`: writes the JSON Schema to a file and says so.
 * @returns the exit code.
 * @throws when the file cannot be written.
 */
export function generateSchema(path: string, write: (line: string) => void): number {
  writeFileSync(path, roadmapJsonSchema());
  write(`${path}: written`);
  return 0;
}
