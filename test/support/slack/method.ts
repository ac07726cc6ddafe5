// What a Web API method of the test Slack is, and how it says yes or no.
import { isObject, type Json, type JsonObject, parseJson, stringAt } from './json.ts';
import type { ChannelState, TeamState, TokenState, World } from './world.ts';

/** What a method knows about its caller. */
export type Caller = { world: World; token: TokenState; team: TeamState };

export type Method = {
  /** Which token may call it. */
  takes: 'bot' | 'app';
  /** The scope that the token must have; undefined for none. */
  scope?: string;
  run(caller: Caller, args: JsonObject): JsonObject;
};

export type Methods = { [name: string]: Method };

export const ok = (fields: JsonObject = {}): JsonObject => ({ ok: true, ...fields });

/** A refusal in Slack's shape; `problems` become the messages that say what exactly. */
export const fail = (error: string, problems: string[] = []): JsonObject =>
  problems.length === 0
    ? { ok: false, error }
    : {
        ok: false,
        error,
        response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
      };

/** `invalid_blocks` repeats the problems beside the metadata. */
export const invalidBlocks = (problems: string[]): JsonObject => ({
  ...fail('invalid_blocks', problems),
  errors: problems,
});

export const isRefusal = (value: object): value is JsonObject =>
  'ok' in value && value.ok === false;

/** An argument that may come as JSON or, in forms, as a string of JSON. Undefined: absent; null: unreadable. */
export const structured = (args: JsonObject, name: string): Json | undefined => {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? (parseJson(value) ?? null) : value;
};

/** An object argument, such as a view. */
export const structuredObject = (args: JsonObject, name: string): JsonObject | undefined => {
  const value = structured(args, name);
  return isObject(value) ? value : undefined;
};

/** The channel that the caller can see under an id; names work for posting alone. */
export const visibleChannel = (
  { world, team }: Caller,
  args: JsonObject,
): ChannelState | JsonObject => {
  const wanted = stringAt(args, 'channel') || stringAt(args, 'channel_id');
  if (wanted === '') return fail('invalid_arguments', ['missing required field: channel']);
  const channel = world.channels.get(wanted);
  const hidden = channel?.kind !== 'public' && !channel?.members.has(team.botUserId);
  if (channel?.teamId !== team.id || hidden) return fail('channel_not_found');
  return channel;
};

export const isChannel = (value: ChannelState | JsonObject): value is ChannelState =>
  'members' in value && value.members instanceof Set;
