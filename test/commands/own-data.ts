// What the tests of /privacy ask for: the file of an export, and a deletion that is confirmed.
import { exportSchema, type PersonExport } from '#commands/privacy/export-schema.ts';
import type { Said, User } from '#support/desk.ts';

/** A completion of Ben that is announced, with his name in the link. */
export const STONE = 'done "Dockerized application" evidence:https://github.com/ben-of-berlin/app';

export function fileOf({ answer }: Said): { name: string; content: string } {
  const file = answer.kind === 'message' ? answer.files?.[0] : undefined;
  if (file === undefined) throw new Error('no file');
  return file;
}

/** What was exported, checked against the schema. */
export async function exportOf(user: User, direct = false): Promise<PersonExport> {
  const { content } = fileOf(await user.say('privacy export', { direct }));
  return exportSchema.parse(JSON.parse(content));
}

export async function deleteAll(user: User, direct = false): Promise<Said> {
  const asked = await user.say('privacy delete', { direct });
  return user.press(asked.message, 'Delete everything');
}
