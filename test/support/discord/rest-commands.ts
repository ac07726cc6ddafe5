// REST: registering application commands, for all servers or for one.
import { isDeepStrictEqual } from 'node:util';
import { refusal } from './api-error.ts';
import { type ApiRequest, ok, type Reply } from './api-request.ts';
import { Form } from './form.ts';
import { isObject, type JsonObject, objectsIn, textIn } from './json.ts';
import type { Backend, Route } from './routes.ts';
import { commandType, validateCommands } from './validate-commands.ts';
import type { World } from './world.ts';

/** New commands a day and scope, and how many of each kind there may be. */
const CREATIONS_A_DAY = 200;
const DAY_MS = 86_400_000;
const MOST: Record<string, number> = { 1: 100, 2: 15, 3: 15 };

const scopeOf = ({ world }: Backend, { params }: ApiRequest): string => {
  if (params['application'] !== world.applicationId) throw refusal.unknownApplication();
  const guildId = params['guild'];
  if (guildId === undefined) return 'global';
  if (!world.guilds.get(guildId)?.botPresent) throw refusal.missingAccess();
  return guildId;
};

const listCommands = (backend: Backend, request: ApiRequest): Reply =>
  ok(backend.world.commands.get(scopeOf(backend, request)) ?? []);

const replaceCommands = (backend: Backend, request: ApiRequest): Reply => {
  const { world } = backend;
  const scope = scopeOf(backend, request);
  const { body } = request;
  if (!Array.isArray(body)) {
    const form = new Form();
    form.refuse('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    form.assertSound();
  }
  const wanted: unknown[] = Array.isArray(body) ? body : [];
  validateCommands(wanted);
  const commands = wanted.filter(isObject);
  countKinds(commands);
  const before = world.commands.get(scope) ?? [];
  const existing = (command: JsonObject) => before.find((known) => sameCommand(known, command));
  countCreations(
    backend,
    scope,
    commands.filter((command) => existing(command) === undefined).length,
  );
  const stored = commands.map((command) => store(world, scope, command, existing(command)));
  world.commands.set(scope, stored);
  world.changes.emit('change');
  return ok(stored);
};

const sameCommand = (one: JsonObject, other: JsonObject): boolean =>
  one['name'] === other['name'] && commandType(one) === commandType(other);

function countKinds(commands: readonly JsonObject[]): void {
  for (const [kind, most] of Object.entries(MOST)) {
    const count = commands.filter((command) => String(commandType(command)) === kind).length;
    if (count > most) throw refusal.tooManyCommands(most);
  }
}

function countCreations({ world, creations }: Backend, scope: string, fresh: number): void {
  const since = world.clock.now() - DAY_MS;
  const recent = (creations.get(scope) ?? []).filter((time) => time > since);
  if (recent.length + fresh > CREATIONS_A_DAY) throw refusal.tooManyCreations();
  creations.set(scope, [...recent, ...Array.from({ length: fresh }, () => world.clock.now())]);
}

function store(
  world: World,
  scope: string,
  command: JsonObject,
  known: JsonObject | undefined,
): JsonObject {
  const isGlobal = scope === 'global';
  const contexts = command['contexts'] ?? null;
  const stored: JsonObject = {
    id: known?.['id'] ?? world.nextId(),
    application_id: world.applicationId,
    version: known?.['version'] ?? world.nextId(),
    type: commandType(command),
    name: textIn(command, 'name'),
    name_localizations: command['name_localizations'] ?? null,
    description: textIn(command, 'description') ?? '',
    description_localizations: command['description_localizations'] ?? null,
    default_member_permissions: command['default_member_permissions'] ?? null,
    nsfw: command['nsfw'] === true,
    ...(objectsIn(command, 'options').length > 0 ? { options: objectsIn(command, 'options') } : {}),
    ...(isGlobal
      ? {
          contexts,
          integration_types: command['integration_types'] ?? [0],
          dm_permission: allowsDirect(contexts),
        }
      : { guild_id: scope }),
  };
  return known === undefined || isDeepStrictEqual(known, stored)
    ? stored
    : { ...stored, version: world.nextId() };
}

const allowsDirect = (contexts: unknown): boolean =>
  !Array.isArray(contexts) || contexts.includes(1);

export const commandRoutes: readonly Route[] = [
  { method: 'GET', path: '/applications/:application/commands', run: listCommands },
  {
    method: 'PUT',
    path: '/applications/:application/commands',
    bucket: { limit: 5, per: 20_000 },
    run: replaceCommands,
  },
  { method: 'GET', path: '/applications/:application/guilds/:guild/commands', run: listCommands },
  {
    method: 'PUT',
    path: '/applications/:application/guilds/:guild/commands',
    bucket: { limit: 5, per: 20_000 },
    run: replaceCommands,
  },
];
