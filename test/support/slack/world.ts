// All that the test Slack remembers: workspaces, people, channels, messages, views, files, tokens.
import { createIds, type Ids } from './ids.ts';
import type { JsonObject } from './json.ts';
import type { SlackClock } from './slack-clock.ts';

export type UserState = {
  id: string;
  name: string;
  realName: string;
  displayName: string;
  tz: string;
  isAdmin: boolean;
  isOwner: boolean;
  isBot: boolean;
  deleted: boolean;
  teamId: string;
};

export type ChannelState = {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im';
  teamId: string;
  members: Set<string>;
  archived: boolean;
  /** True where only admins may post. */
  restricted: boolean;
  messages: MessageState[];
};

export type MessageState = {
  ts: string;
  channelId: string;
  threadTs: string | undefined;
  userId: string;
  text: string;
  blocks: JsonObject[];
  fileIds: string[];
  /** The one who sees it, when it is ephemeral. */
  onlyFor: string | undefined;
  edited: boolean;
  deleted: boolean;
  /** What it said before each edit, oldest first. */
  before: { text: string; blocks: JsonObject[] }[];
};

export type ViewState = {
  id: string;
  kind: 'modal' | 'home';
  userId: string;
  teamId: string;
  /** As the app sent it, with ids filled in. */
  view: JsonObject;
  /** What is filled in: block_id → action_id → value object. */
  values: { [blockId: string]: { [actionId: string]: JsonObject } };
  hash: string;
  rootId: string;
  previousId: string | undefined;
  open: boolean;
};

export type TokenState = {
  token: string;
  kind: 'bot' | 'app';
  teamId: string;
  scopes: string[];
  status: 'active' | 'token_revoked' | 'account_inactive';
};

export type TriggerState = { expires: number; used: boolean; userId: string; viewId?: string };

export type ResponseUrlState = {
  path: string;
  expires: number;
  uses: number;
  userId: string;
  channelId: string;
  /** The message that `replace_original` and `delete_original` mean. */
  original: MessageState | undefined;
};

export type FileState = {
  id: string;
  name: string;
  title: string;
  length: number;
  altText: string | undefined;
  content: Buffer | undefined;
  complete: boolean;
  teamId: string;
  channelIds: string[];
};

export type TeamState = {
  id: string;
  name: string;
  domain: string;
  botUserId: string;
  botId: string;
  /** False switches the app's Messages tab off: nobody gets a direct message. */
  messagesTab: boolean;
  /** False switches the Home tab off. */
  homeTab: boolean;
  /** False is a workspace that forbids uploads. */
  uploads: boolean;
};

type AppState = {
  id: string;
  name: string;
  clientId: string;
  clientSecret: string;
  signingSecret: string;
  verificationToken: string;
  /** True when the manifest has Slack escape users, channels and links in commands. */
  shouldEscape: boolean;
};

/** Something that people see happen; who acts waits for it. */
export type Happening = {
  kind: 'message' | 'ephemeral' | 'updated' | 'deleted' | 'view' | 'home';
  /** The trigger_id or the path of the response_url by which it came; undefined for plain posts. */
  via: string | undefined;
  message: MessageState | undefined;
  view: ViewState | undefined;
};

export type Call = {
  method: string;
  args: JsonObject;
  /** When it came, in milliseconds since 1970 by the test Slack's clock. */
  at: number;
  status: number;
  response: JsonObject;
};

/** A code that an installation ends with, to be exchanged once by oauth.v2.access. */
type GrantState = { code: string; teamId: string; userId: string; redirectUri: string };

export type World = {
  clock: SlackClock;
  ids: Ids;
  /** http://127.0.0.1:PORT, once the server listens. */
  baseUrl: string;
  app: AppState;
  scopes: string[];
  teams: Map<string, TeamState>;
  users: Map<string, UserState>;
  channels: Map<string, ChannelState>;
  ephemerals: MessageState[];
  views: Map<string, ViewState>;
  tokens: Map<string, TokenState>;
  triggers: Map<string, TriggerState>;
  responseUrls: Map<string, ResponseUrlState>;
  files: Map<string, FileState>;
  grants: Map<string, GrantState>;
  calls: Call[];
  /** What works on Slack and is bad all the same, such as blocks without a text. */
  warnings: string[];
  /** What people were shown because the app did not answer rightly or in time. */
  userErrors: string[];
  happen(happening: Happening): void;
  watch(watcher: (happening: Happening) => void): () => void;
};

export const DEFAULT_SCOPES = [
  'commands',
  'chat:write',
  'users:read',
  'files:write',
  'im:write',
  'files:read',
  'im:history',
];

export type WorldOptions = { clock: SlackClock; scopes: string[]; shouldEscape: boolean };

export const createWorld = ({ clock, scopes, shouldEscape }: WorldOptions): World => {
  const ids = createIds();
  const watchers = new Set<(happening: Happening) => void>();
  return {
    clock,
    ids,
    baseUrl: '',
    app: {
      id: ids.next('A'),
      name: 'cairn',
      clientId: `100000000001.${ids.secret(12)}`,
      clientSecret: ids.secret(32),
      signingSecret: ids.secret(32),
      verificationToken: ids.secret(24),
      shouldEscape,
    },
    scopes,
    teams: new Map(),
    users: new Map(),
    channels: new Map(),
    ephemerals: [],
    views: new Map(),
    tokens: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    files: new Map(),
    grants: new Map(),
    calls: [],
    warnings: [],
    userErrors: [],
    happen: (happening) => {
      for (const watcher of [...watchers]) watcher(happening);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
};
