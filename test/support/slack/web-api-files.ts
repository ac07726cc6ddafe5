// files.*: the three steps of an upload, and reading what members upload in forms.
import { isObject, type JsonObject, listAt, stringAt } from './json.ts';
import {
  type Caller,
  fail,
  isChannel,
  type Method,
  type Methods,
  ok,
  structured,
  visibleChannel,
} from './method.ts';
import type { FileState } from './world.ts';
import { fileObject } from './world-files.ts';
import { post } from './world-messages.ts';

const getUploadUrl: Method = {
  takes: 'bot',
  scope: 'files:write',
  run: ({ world, team }, args) => {
    if (!team.uploads) return fail('file_uploads_disabled');
    const name = stringAt(args, 'filename');
    const length = Number(stringAt(args, 'length'));
    if (name === '') return fail('invalid_arguments', ['missing required field: filename']);
    if (!Number.isInteger(length) || length < 1) return fail('invalid_arguments', ['length']);
    const id = world.ids.next('F');
    const altText = stringAt(args, 'alt_text') || stringAt(args, 'alt_txt') || undefined;
    world.files.set(id, {
      id,
      name,
      title: name,
      length,
      altText,
      content: undefined,
      complete: false,
      teamId: team.id,
      channelIds: [],
    });
    return ok({ upload_url: `${world.baseUrl}/upload/v1/${id}`, file_id: id });
  },
};

const uploadedFiles = ({ world, team }: Caller, args: JsonObject): FileState[] | JsonObject => {
  const given = listAt({ files: structured(args, 'files') ?? [] }, 'files').filter(isObject);
  if (given.length === 0) return fail('invalid_arguments', ['missing required field: files']);
  const files: FileState[] = [];
  for (const entry of given) {
    const file = world.files.get(stringAt(entry, 'id'));
    if (!file?.content || file.teamId !== team.id) return fail('file_not_found');
    file.title = stringAt(entry, 'title') || file.title;
    files.push(file);
  }
  return files;
};

const complete: Method = {
  takes: 'bot',
  scope: 'files:write',
  run: (caller, args) => {
    const files = uploadedFiles(caller, args);
    if (!Array.isArray(files)) return files;
    if (stringAt(args, 'channel_id') !== '') {
      const channel = visibleChannel(caller, args);
      if (!isChannel(channel)) return channel;
      if (channel.archived) return fail('is_archived');
      if (!channel.members.has(caller.team.botUserId)) return fail('not_in_channel');
      for (const file of files) file.channelIds.push(channel.id);
      post(caller.world, {
        channel,
        userId: caller.team.botUserId,
        text: stringAt(args, 'initial_comment'),
        blocks: [],
        threadTs: stringAt(args, 'thread_ts') || undefined,
        fileIds: files.map((file) => file.id),
      });
    }
    for (const file of files) file.complete = true;
    return ok({ files: files.map((file) => fileObject(caller.world, file)) });
  },
};

const info: Method = {
  takes: 'bot',
  scope: 'files:read',
  run: ({ world, team }, args) => {
    const file = world.files.get(stringAt(args, 'file'));
    if (file?.teamId !== team.id) return fail('file_not_found');
    return ok({ file: fileObject(world, file) });
  },
};

export const fileMethods: Methods = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
  'files.info': info,
};
