// Starts a Slack on loopback that follows the platform's rules, for tests of the bot.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Acting, act } from './acting.ts';
import { createDeliveries, type DeliveryRecord } from './delivery.ts';
import { createFaults, type Faults } from './faults.ts';
import { answerThrough, readBody } from './http.ts';
import { createHttpDelivery, type SignedRequest, sign } from './http-delivery.ts';
import { type Installation, type InstallChoice, installThroughBrowser } from './install.ts';
import { createRateLimits } from './rate-limits.ts';
import { answerResponseUrl } from './response-url.ts';
import type { Answer } from './shown.ts';
import { type SlackClock, wallSlackClock } from './slack-clock.ts';
import { createSocketMode, type SocketMode } from './socket-mode.ts';
import { addTeam, installDirectly, type TestTeam, testTeam } from './team.ts';
import { readPrivateFile, receiveUpload } from './uploads.ts';
import { createWebApi, type WebApi } from './web-api.ts';
import { type Call, createWorld, DEFAULT_SCOPES, type TokenState, type World } from './world.ts';

export type SlackOptions = {
  /** The clock of triggers, response_urls, limits and redeliveries; the real one if not given. */
  clock?: SlackClock;
  /** The scopes of the bot's token. */
  scopes?: string[];
  /** Where payloads go while no socket is open: the bot's /slack/events. Can be set later. */
  requestUrl?: string;
  /** False lets any number of calls through. */
  rateLimits?: boolean;
  /** Whether the manifest has Slack escape users, channels and links; true if not given. */
  shouldEscape?: boolean;
  /** Real milliseconds to wait after an acknowledgement for something to be seen; 3,000 if not given. */
  settle?: number;
};

export type Slack = {
  /** SLACK_API_URL: the base of the Web API. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly appId: string;
  /** The first workspace; the app is installed in it. */
  readonly team: TestTeam;
  /** Another workspace, without the app until it is installed. */
  addTeam(name: string): TestTeam;
  /** Walks through an installation at the bot's /slack/install. */
  install(installUrl: string, choice: InstallChoice): Promise<Installation>;
  /** Every call of the Web API, oldest first, tokens left out. */
  readonly calls: Call[];
  /** What works and is bad all the same, such as `missing_text_in_message`. */
  readonly warnings: string[];
  /** What people were shown because the app did not answer rightly or in time. */
  readonly userErrors: string[];
  /** Every delivery to the app, with what became of it; late acknowledgements too. */
  readonly deliveries: DeliveryRecord[];
  readonly faults: Faults;
  readonly sockets: Pick<
    SocketMode,
    'count' | 'disconnect' | 'say' | 'drop' | 'enable' | 'strayAcks'
  >;
  setRequestUrl(url: string | undefined): void;
  /** Makes the app-level token answer so from now on; open sockets stay. */
  breakAppToken(status: TokenState['status']): void;
  /** Signs a body as Slack does. `at`: seconds since 1970; `secret`: a wrong one, to be refused. */
  sign(body: string, contentType: string, at?: number, secret?: string): SignedRequest;
  /** Delivers what belongs to an answer or submission once more; gives what the person sees of that. */
  redeliver(what: object): Promise<Answer>;
  /** Waits for something to become true as messages, edits and views come in; throws after 5 s. */
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
};

type Server = { world: World; api: WebApi; faults: Faults };

const route = async (
  { world, api, faults }: Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const path = new URL(request.url ?? '/', 'http://slack').pathname;
  const body = await readBody(request);
  const [, area = '', ...rest] = path.split('/');
  if (area === 'api') {
    const method = rest.join('/');
    const call = () => api.call(method, request, body);
    return answerThrough(faults, method, request, response, call);
  }
  if (area === 'commands' || area === 'actions') {
    const answer = () => answerResponseUrl(world, path, body);
    return answerThrough(faults, 'response_url', request, response, answer);
  }
  if (area === 'upload') {
    const receive = () => receiveUpload(world, rest[1] ?? '', request, body);
    return answerThrough(faults, 'upload', request, response, receive);
  }
  const file = readPrivateFile(world, path, request);
  response.writeHead(file.status, { 'content-type': file.type });
  response.end(file.content);
};

/** Listens on a free port of loopback; gives what stops it. */
const listen = async (server: Server, socket: SocketMode): Promise<() => Promise<void>> => {
  const http = createServer((request, response) => {
    void route(server, request, response).catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  http.on('upgrade', (request, stream, head) => socket.upgrade(request, stream, head));
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  server.world.baseUrl = `http://127.0.0.1:${address.port}`;
  return () =>
    new Promise((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    });
};

const until = (world: World, condition: () => boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(new Error('It did not become true.')), 5_000);
    const poll = setInterval(() => check(), 10);
    const finish = (error?: Error) => {
      clearTimeout(timer);
      clearInterval(poll);
      stop();
      if (error) reject(error);
      else resolve();
    };
    const check = () => {
      if (condition()) finish();
    };
    const stop = world.watch(check);
    check();
  });

const issueAppToken = (world: World, teamId: string): TokenState => {
  const token = `xapp-1-${world.app.id}-1-${world.ids.secret(32)}`;
  const scopes = ['connections:write'];
  const state: TokenState = { token, kind: 'app', teamId, scopes, status: 'active' };
  world.tokens.set(token, state);
  return state;
};

export const startSlack = async (options: SlackOptions = {}): Promise<Slack> => {
  const clock = options.clock ?? wallSlackClock;
  const scopes = options.scopes ?? DEFAULT_SCOPES;
  const world = createWorld({ clock, scopes, shouldEscape: options.shouldEscape ?? true });
  const socket = createSocketMode(world);
  const faults = createFaults();
  const limits = options.rateLimits === false ? undefined : createRateLimits(clock);
  const api = createWebApi(world, limits, () => socket.openUrl());
  let requestUrl = options.requestUrl;
  const deliveries = createDeliveries(clock, socket, () =>
    requestUrl === undefined ? undefined : createHttpDelivery(world, requestUrl),
  );
  const acting: Acting = {
    world,
    deliveries,
    settle: options.settle ?? 3_000,
    delivered: new WeakMap(),
  };
  const stop = await listen({ world, api, faults }, socket);
  const first = addTeam(world, 'Study group');
  const botToken = installDirectly(world, first);
  const appToken = issueAppToken(world, first.id);

  return {
    apiUrl: `${world.baseUrl}/api/`,
    botToken,
    appToken: appToken.token,
    signingSecret: world.app.signingSecret,
    clientId: world.app.clientId,
    clientSecret: world.app.clientSecret,
    appId: world.app.id,
    team: testTeam(acting, first),
    addTeam: (name) => testTeam(acting, addTeam(world, name)),
    install: (installUrl, choice) => installThroughBrowser(world, installUrl, choice),
    calls: world.calls,
    warnings: world.warnings,
    userErrors: world.userErrors,
    deliveries: deliveries.log,
    faults,
    sockets: socket,
    setRequestUrl: (url) => {
      requestUrl = url;
    },
    breakAppToken: (status) => {
      appToken.status = status;
    },
    sign: (body, contentType, at, secret) => sign(world, body, contentType, at, secret),
    redeliver: async (what) => {
      const interaction = acting.delivered.get(what);
      if (!interaction) throw new Error('Nothing was delivered for this.');
      return (await act(acting, interaction, true)).answer();
    },
    until: (condition) => until(world, condition),
    close: async () => {
      socket.close();
      await stop();
    },
  };
};
