// A REST request after it was read: JSON or multipart, as discord.js sends them.
import type { IncomingMessage } from 'node:http';
import { refusal } from './api-error.ts';
import { isObject, type JsonObject } from './json.ts';
import { MOST_REQUEST_BYTES } from './validate-message.ts';

export interface UploadedFile {
  /** The n of `files[n]`, which `attachments[].id` refers to. */
  readonly index: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface ApiRequest {
  readonly method: string;
  /** Path below the version: `/channels/1/messages`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** The body when it is an object, else an empty one. */
  readonly json: JsonObject;
  readonly files: readonly UploadedFile[];
}

/** What a route answers; no body means 204. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const noContent: Reply = { status: 204 };

/** Reads the whole body. Throws 413 when it is over 25 MiB. */
export async function readBytes(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.byteLength;
    if (size <= MOST_REQUEST_BYTES) chunks.push(bytes);
  }
  if (size > MOST_REQUEST_BYTES) throw refusal.tooLarge();
  return Buffer.concat(chunks);
}

/** Takes a body apart into JSON and files. Throws 50109 for what is no JSON. */
export async function parseBody(
  bytes: Buffer,
  contentType: string | undefined,
): Promise<{ readonly body: unknown; readonly files: readonly UploadedFile[] }> {
  if (bytes.byteLength === 0) return { body: undefined, files: [] };
  if (!contentType?.startsWith('multipart/form-data')) {
    return { body: parseJson(bytes.toString('utf8')), files: [] };
  }
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  const files: UploadedFile[] = [];
  for (const [key, value] of form.entries()) {
    const index = /^files\[(\d+)\]$/.exec(key)?.[1];
    if (index === undefined || typeof value === 'string') continue;
    files.push({
      index,
      name: value.name.replace(/[^\w.-]/g, '_'),
      type: value.type || 'application/octet-stream',
      bytes: new Uint8Array(await value.arrayBuffer()),
    });
  }
  const payload = form.get('payload_json');
  return { body: typeof payload === 'string' ? parseJson(payload) : {}, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal.badJson();
  }
}

export const asObject = (body: unknown): JsonObject => (isObject(body) ? body : {});
