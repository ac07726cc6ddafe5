// File objects of the test Slack, as the Web API and payloads show them.
import type { JsonObject } from './json.ts';
import type { FileState, World } from './world.ts';

/** What Slack makes of a name's ending: https://docs.slack.dev/reference/objects/file-object */
const TYPES: Readonly<Record<string, readonly [mimetype: string, filetype: string]>> = {
  yaml: ['text/plain', 'yaml'],
  yml: ['text/plain', 'yaml'],
  md: ['text/plain', 'markdown'],
  markdown: ['text/plain', 'markdown'],
  txt: ['text/plain', 'text'],
  json: ['text/plain', 'json'],
  png: ['image/png', 'png'],
};

export const fileType = (name: string): { mimetype: string; filetype: string } => {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  const [mimetype = 'application/octet-stream', filetype = 'binary'] = TYPES[ending] ?? [];
  return { mimetype, filetype };
};

/** Where a file is read, where it is downloaded, and where its page is. */
export const urlsOf = (world: World, file: FileState): [string, string, string] => {
  const folder = `${world.baseUrl}/files-pri/${file.teamId}-${file.id}`;
  const name = encodeURIComponent(file.name);
  return [`${folder}/${name}`, `${folder}/download/${name}`, `${world.baseUrl}/files/${file.id}`];
};

/** A file object as the Web API gives it. */
export const fileObject = (world: World, file: FileState): JsonObject => {
  const [url, download, permalink] = urlsOf(world, file);
  const created = Math.floor(world.clock.now() / 1000);
  const { mimetype, filetype } = fileType(file.name);
  return {
    id: file.id,
    created,
    timestamp: created,
    name: file.name,
    title: file.title,
    mimetype,
    filetype,
    user_team: file.teamId,
    size: file.length,
    mode: mimetype === 'text/plain' ? 'snippet' : 'hosted',
    is_external: false,
    is_public: file.channelIds.length > 0,
    url_private: url,
    url_private_download: download,
    permalink,
    channels: file.channelIds,
    file_access: 'visible',
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
  };
};

/** What Slack Connect shows of a file: its id, and that the rest is to be asked for with files.info. */
export const guardedFileObject = (file: FileState): JsonObject => ({
  id: file.id,
  mode: 'file_access',
  file_access: 'check_file_info',
  created: 0,
  timestamp: 0,
  user: '',
});
