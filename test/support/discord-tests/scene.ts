// What the tests of the tests' Discord share: a server, its clock, and real discord.js clients.
import {
  ActionRowBuilder,
  type APIMessageTopLevelComponent,
  ButtonBuilder,
  ButtonStyle,
  Client,
  ComponentType,
  type Interaction,
  type JSONEncodable,
} from 'discord.js';
import { afterEach, beforeEach } from 'vitest';
import { type Discord, type DiscordOptions, startDiscord } from '../discord/discord.ts';

const TUESDAY = Date.UTC(2026, 2, 3, 9);

/** One test's Discord and the clients that were started on it. */
export interface Scene {
  readonly discord: Discord;
  /** The clock, in milliseconds; tests move it. */
  now: number;
  /** What handlers of interactions threw. */
  errors: unknown[];
  clients: Client[];
  start(options?: DiscordOptions): Promise<void>;
  /** Logs a discord.js client in, without intents, and gives it when it is ready. */
  login(onInteraction?: (interaction: Interaction) => unknown): Promise<Client<true>>;
}

/** Call once at the top of a test file. */
export function createScene(): Scene {
  let discord: Discord | undefined;
  const scene: Scene = {
    get discord() {
      if (discord === undefined) throw new Error('Start the scene first');
      return discord;
    },
    now: TUESDAY,
    errors: [],
    clients: [],
    start: async (options = {}) => {
      discord = await startDiscord({
        clock: { now: () => scene.now },
        patience: 3_000,
        ...options,
      });
    },
    login: (onInteraction = () => {}) => login(scene, onInteraction),
  };
  beforeEach(() => {
    scene.now = TUESDAY;
    scene.errors = [];
    scene.clients = [];
  });
  afterEach(async () => {
    await Promise.all(scene.clients.map((client) => client.destroy()));
    await discord?.close();
    discord = undefined;
  });
  return scene;
}

async function login(
  scene: Scene,
  onInteraction: (interaction: Interaction) => unknown,
): Promise<Client<true>> {
  const rest = { api: scene.discord.apiUrl, retries: 1, timeout: 2_000 };
  const client = new Client({ intents: [], rest });
  scene.clients.push(client);
  const ready = Promise.withResolvers<Client<true>>();
  client.once('clientReady', ready.resolve);
  client.on('error', () => {});
  client.on('interactionCreate', (interaction) => {
    Promise.resolve(onInteraction(interaction)).catch((error: unknown) => scene.errors.push(error));
  });
  await client.login(scene.discord.token);
  return ready.promise;
}

export const text = (content: string) => ({ type: ComponentType.TextDisplay as const, content });

export const row = (...labels: string[]): JSONEncodable<APIMessageTopLevelComponent> =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    labels.map((label) =>
      new ButtonBuilder()
        .setLabel(label)
        .setCustomId(label.toLowerCase())
        .setStyle(ButtonStyle.Secondary),
    ),
  );

/** Commands that the tests register. */
export const COMMANDS = [
  {
    name: 'log',
    description: 'Logs hours',
    options: [
      { type: 3, name: 'time', description: 'How long', required: true },
      { type: 3, name: 'item', description: 'What for', autocomplete: true },
      { type: 3, name: 'kind', description: 'Kind', choices: [{ name: 'Hours', value: 'hours' }] },
      { type: 4, name: 'weeks', description: 'Weeks', min_value: -52, max_value: 52 },
      { type: 6, name: 'member', description: 'Whose' },
      { type: 11, name: 'file', description: 'A file' },
    ],
  },
  { name: 'setup', description: 'Settings', contexts: [0], default_member_permissions: '32' },
];
