// response_url: five answers within thirty minutes, new or in the place of the original.
import type { Answered } from './http.ts';
import { flagAt, isObject, type Json, type JsonObject, parseJson, stringAt } from './json.ts';
import { structured } from './method.ts';
import { messageProblems } from './validate-view.ts';
import type { MessageState, ResponseUrlState, World } from './world.ts';
import { edit, isSlackImage, post, remove } from './world-messages.ts';

const USES = 5;
const LIFETIME = 30 * 60_000;

/** A new response_url for a person in a channel. */
export const openResponseUrl = (
  world: World,
  path: 'commands' | 'actions',
  userId: string,
  channelId: string,
  original: MessageState | undefined,
): ResponseUrlState => {
  const teamId = world.users.get(userId)?.teamId ?? '';
  const state: ResponseUrlState = {
    path: `/${path}/${teamId}/${world.ids.secret(12)}/${world.ids.secret(24)}`,
    expires: world.clock.now() + LIFETIME,
    uses: 0,
    userId,
    channelId,
    original,
  };
  world.responseUrls.set(state.path, state);
  return state;
};

/** A message as acknowledgements and response_urls carry it; or why Slack refuses it. */
export type Responded =
  | { kind: 'message'; text: string; blocks: JsonObject[]; inChannel: boolean; body: JsonObject }
  | { kind: 'refused'; error: string; problems: string[] };

const refused = (error: string, problems: string[] = []): Responded => ({
  kind: 'refused',
  error,
  problems,
});

export const readResponse = (world: World, teamId: string, body: JsonObject): Responded => {
  const blocks = structured(body, 'blocks');
  if (blocks !== undefined && !Array.isArray(blocks)) return refused('invalid_blocks_format');
  const problems = messageProblems(blocks ?? [], isSlackImage(world, teamId));
  if (problems.length > 0) return refused('invalid_blocks', problems);
  const text = stringAt(body, 'text');
  if (text.trim() === '' && (blocks ?? []).length === 0) return refused('no_text');
  if (text.length > 40_000) return refused('msg_too_long');
  const type = stringAt(body, 'response_type');
  if (!['', 'ephemeral', 'in_channel'].includes(type)) return refused('invalid_response_type');
  if (text === '') world.warnings.push('missing_text_in_message');
  const objects: JsonObject[] = (blocks ?? []).filter((block: Json) => isObject(block));
  return { kind: 'message', text, blocks: objects, inChannel: type === 'in_channel', body };
};

/** Shows a response: in place of the original, to the channel, or to the one who acted. */
export const showResponse = (
  world: World,
  url: ResponseUrlState,
  response: Extract<Responded, { kind: 'message' }>,
  via: string,
): string | undefined => {
  const channel = world.channels.get(url.channelId);
  if (!channel) return 'channel_not_found';
  if (channel.archived) return 'is_archived';
  const { text, blocks } = response;
  if (flagAt(response.body, 'replace_original') && url.original) {
    if (url.original.deleted) return 'message_not_found';
    edit(world, url.original, { text: text === '' ? undefined : text, blocks }, via);
    return undefined;
  }
  const team = world.teams.get(channel.teamId);
  const message = post(world, {
    channel,
    userId: team?.botUserId ?? '',
    text,
    blocks,
    onlyFor: response.inChannel ? undefined : url.userId,
    threadTs: stringAt(response.body, 'thread_ts') || undefined,
    via,
  });
  // A later replace_original of a command's response_url means what it has answered.
  url.original ??= message;
  return undefined;
};

const no = (status: number, error: string, problems: string[] = []): Answered => ({
  status,
  body: {
    ok: false,
    error,
    ...(problems.length > 0 ? { response_metadata: { messages: problems } } : {}),
  },
});

/** A POST to a response_url. */
export const answerResponseUrl = (world: World, path: string, raw: Buffer): Answered => {
  const url = world.responseUrls.get(path);
  if (!url) return no(404, 'invalid_url');
  if (world.clock.now() > url.expires) return no(404, 'expired_url');
  if (url.uses >= USES) return no(404, 'used_url');
  const body = parseJson(raw.toString('utf8'));
  if (!isObject(body)) return no(400, 'invalid_payload');
  if (flagAt(body, 'delete_original')) {
    if (!url.original || url.original.deleted) return no(404, 'message_not_found');
    url.uses += 1;
    remove(world, url.original, path);
    return { status: 200, body: { ok: true } };
  }
  const teamId = world.users.get(url.userId)?.teamId ?? '';
  const response = readResponse(world, teamId, body);
  if (response.kind === 'refused') return no(400, response.error, response.problems);
  const error = showResponse(world, url, response, path);
  if (error !== undefined) return no(404, error);
  url.uses += 1;
  return { status: 200, body: { ok: true } };
};
