// The upload address of files.getUploadURLExternal, and the addresses where files are read.
import type { IncomingMessage } from 'node:http';
import type { Answered } from './http.ts';
import type { World } from './world.ts';
import { fileType } from './world-files.ts';

/** The bytes of an upload: the body itself, or the one file of a multipart form. */
const contentOf = async (request: IncomingMessage, body: Buffer): Promise<Buffer> => {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const bytes = new Uint8Array(body);
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  for (const value of form.values()) {
    if (value instanceof Blob) return Buffer.from(await value.arrayBuffer());
  }
  return Buffer.alloc(0);
};

export const receiveUpload = async (
  world: World,
  id: string,
  request: IncomingMessage,
  body: Buffer,
): Promise<Answered> => {
  const file = world.files.get(id);
  if (!file || file.complete) return { status: 404, body: 'not found' };
  const content = await contentOf(request, body);
  if (content.length !== file.length) return { status: 400, body: 'length mismatch' };
  file.content = content;
  return { status: 200, body: `OK - ${content.length}` };
};

/** `url_private` wants a token of the workspace with files:read; without, Slack shows its login page. */
export const readPrivateFile = (
  world: World,
  path: string,
  request: IncomingMessage,
): { status: number; type: string; content: Buffer } => {
  const id = /^\/files-pri\/[^-]+-([^/]+)\//.exec(path)?.[1] ?? '';
  const file = world.files.get(id);
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const token = world.tokens.get(bearer);
  if (!file?.content) return { status: 404, type: 'text/html', content: Buffer.from('Not found') };
  const may =
    token?.status === 'active' &&
    token.teamId === file.teamId &&
    token.scopes.includes('files:read');
  if (!may) {
    const page = Buffer.from('<!DOCTYPE html><title>Sign in | Slack</title>');
    return { status: 200, type: 'text/html; charset=utf-8', content: page };
  }
  const { mimetype } = fileType(file.name);
  return { status: 200, type: mimetype, content: file.content };
};
