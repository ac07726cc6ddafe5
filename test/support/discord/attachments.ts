// Files: stored when they are uploaded, served under this server's own address.

import { refusal } from './api-error.ts';
import type { UploadedFile } from './api-request.ts';
import { type JsonObject, objectsIn, textIn } from './json.ts';
import { MOST_FILE_BYTES } from './validate-message.ts';
import type { MessageState, StoredFile, World } from './world.ts';

/** Keeps one file and gives it its address. */
export function storeFile(
  world: World,
  channelId: string,
  file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
  more: { readonly description?: string | undefined; readonly ephemeral: boolean },
): StoredFile {
  const id = world.nextId();
  const folder = more.ephemeral ? 'ephemeral-attachments' : 'attachments';
  const url = `${world.origin}/${folder}/${channelId}/${id}/${encodeURIComponent(file.name)}`;
  const stored: StoredFile = { ...file, id, url, description: more.description };
  world.files.set(id, stored);
  return stored;
}

/** Keeps the files of one request; `attachments` in its body may name and describe them. */
export function storeFiles(
  world: World,
  channelId: string,
  files: readonly UploadedFile[],
  body: JsonObject,
  ephemeral: boolean,
): StoredFile[] {
  return files.map((file) => {
    if (file.bytes.byteLength > MOST_FILE_BYTES) throw refusal.tooLarge();
    const listed = objectsIn(body, 'attachments').find(
      (entry) => String(entry['id']) === file.index,
    );
    const description = listed === undefined ? undefined : textIn(listed, 'description');
    return storeFile(world, channelId, file, { description, ephemeral });
  });
}

/** The files that an edit keeps: all, unless it lists which. */
export function keepFiles(message: MessageState, body: JsonObject): readonly StoredFile[] {
  if (body['attachments'] === undefined) return message.files;
  const ids = new Set(objectsIn(body, 'attachments').map((entry) => String(entry['id'])));
  return message.files.filter((file) => ids.has(file.id));
}

export const rawAttachment = (file: StoredFile): JsonObject => ({
  id: file.id,
  filename: file.name,
  size: file.bytes.byteLength,
  url: file.url,
  proxy_url: file.url,
  content_type: file.type,
  content_scan_version: 0,
  flags: 0,
  ...(file.description === undefined ? {} : { description: file.description }),
});

/** A media item as Discord gives it back: `attachment://name` has become an address. */
export function attachmentsOf(media: JsonObject, files: readonly StoredFile[]): JsonObject {
  const url = textIn(media, 'url') ?? '';
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1];
  const file = files.find((candidate) => candidate.name === name);
  if (file === undefined) return media;
  return {
    url: file.url,
    proxy_url: file.url,
    content_type: file.type,
    attachment_id: file.id,
    flags: 0,
  };
}
