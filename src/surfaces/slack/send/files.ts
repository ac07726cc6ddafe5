// Files for one person. Slack has no file that one person alone sees in a channel: they go to the direct message
// with them, and the answer says so.

import type { TextFile } from '#core/command/answer.ts';
import { type Message, quiet } from '#core/message/message.ts';
import type { Log } from '#core/model/log.ts';
import type { SlackApi } from '../connect/api.ts';

/** Sends files to a person; whether they have arrived. */
export async function sendFiles(
  { api, log }: { readonly api: SlackApi; readonly log: Log },
  userId: string,
  files: readonly TextFile[],
): Promise<boolean> {
  const [first, ...more] = files.map(({ name, content }) => ({
    file: Buffer.from(content),
    filename: name,
  }));
  if (first === undefined) return true;
  const opened = await api.repeatable((client) => client.conversations.open({ users: userId }));
  const channel = opened.ok ? opened.value.channel?.id : undefined;
  if (channel === undefined) {
    if (!opened.ok) log.warn({ code: opened.failure.code }, 'a direct message was not opened');
    return false;
  }
  const sent = await api.once((client) =>
    client.filesUploadV2({ channel_id: channel, file_uploads: [first, ...more] }),
  );
  if (!sent.ok) log.warn({ code: sent.failure.code }, 'a file was not sent');
  return sent.ok;
}

/** The answer with what became of its file. */
export function withWhereabouts({ blocks }: Message, arrived: boolean): Message {
  const said = arrived
    ? 'The file is in your direct messages with Cairn.'
    : 'Slack did not take the file. Please try again; if that does not help, files may be switched off in this workspace.';
  return { blocks: [...blocks, quiet(said)] };
}
