// The playground's addresses: the page, what it asks for, and the stream that keeps it up to date.
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import type { Command } from '#core/command/command.ts';
import type { Form } from '#core/message/form.ts';
import { decodePress } from '#core/message/press.ts';
import type { Store } from '#core/model/store.ts';
import { Temporal } from '#core/time/temporal.ts';
import { renderHtmlForm } from '#render/html/form.ts';
import { CHANNELS, type Chat, directChannel } from '../chat.ts';
import type { MovableClock } from '../clock.ts';
import { passTo } from '../passing.ts';
import { complete } from '../receive/completion.ts';
import type { Conversation, Setting } from '../receive/conversation.ts';
import { fileAddresses, givenFiles } from '../receive/given-file.ts';
import { textDeed } from '../receive/mentions.ts';
import { newPerson } from '../receive/new-person.ts';
import * as requests from '../receive/requests.ts';
import { loopbackOnly } from './loopback-only.ts';
import { pageRoutes } from './page.ts';
import { createStreams } from './stream.ts';

export type RouteParts = {
  readonly chat: Chat;
  readonly conversation: Conversation;
  readonly commands: readonly Command[];
  readonly store: () => Store;
  readonly clock: MovableClock;
  /** Does what is due now, and fulfils when it is done. */
  readonly due: () => Promise<void>;
  readonly restart: (kind: requests.FreshStart) => Promise<void>;
  /** Aborted when the surface stops. */
  readonly ending: AbortSignal;
};

const SUBMIT = '/playground/submit';

/** Far more than a note or a form can hold. */
const narrow = atMost(64 * 1024);
/** With a file in it, which base64 makes longer by a third. */
const roomy = atMost(512 * 1024);

/** The web server has its own bound on what is read at all. */
function atMost(bytes: number): MiddlewareHandler {
  return async (c, next) => {
    const fits = c.req.method !== 'POST' || (await c.req.arrayBuffer()).byteLength <= bytes;
    if (fits) return next();
    return c.json({ why: 'That is more than Cairn takes at once.' }, 413);
  };
}

/** Takes a request that is understood; anything else is refused with 400. */
type Taker<B> = (body: B, c: Context) => Promise<Response> | Response;

export function playgroundRoutes(parts: RouteParts): Hono {
  const app = new Hono();
  app.use(loopbackOnly);
  app.use('/playground/*', (c, next) => (c.req.path === SUBMIT ? roomy : narrow)(c, next));
  app.route('/', pageRoutes());
  app.get('/playground/stream', createStreams(parts));
  app.post(
    '/playground/say',
    taking(requests.say, (body, c) => say(parts, body, c)),
  );
  app.post(
    '/playground/press',
    taking(requests.press, (body, c) => pressOn(parts, body, c)),
  );
  app.post(
    SUBMIT,
    taking(requests.submit, (body, c) => submit(parts, body, c)),
  );
  app.post(
    '/playground/keep',
    taking(requests.keep, (body, c) => keep(parts, body, c)),
  );
  app.post(
    '/playground/complete',
    taking(requests.complete, (body, c) => offer(parts, body, c)),
  );
  app.post(
    '/playground/suggest',
    taking(requests.suggest, (body, c) => suggest(parts, body, c)),
  );
  app.post(
    '/playground/people',
    taking(requests.people, (body, c) => addPerson(parts, body, c)),
  );
  app.post(
    '/playground/clock',
    taking(requests.clock, (body, c) => setClock(parts, body, c)),
  );
  app.post(
    '/playground/start',
    taking(requests.start, async ({ kind }, c) => {
      await parts.restart(kind);
      return c.json({});
    }),
  );
  return app;
}

function taking<S extends z.ZodType>(schema: S, take: Taker<z.output<S>>) {
  return async (c: Context): Promise<Response> => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const read = schema.safeParse(body);
    return read.success ? take(read.data, c) : c.json({ why: 'not understood' }, 400);
  };
}

/** Who does something where, as the page says it; nothing when there is no such person or channel. */
function settingOf({ chat }: RouteParts, said: requests.Where): Setting | undefined {
  const person = chat.person(said.as);
  if (person === undefined) return undefined;
  const { channel: channelId } = said;
  const isThere =
    channelId === directChannel(person.id) || CHANNELS.some(({ id }) => id === channelId);
  return isThere ? { person, channelId } : undefined;
}

function nowhere(c: Context): Response {
  return c.json({ why: 'There is no such person, channel or message.' }, 404);
}

function answered(c: Context, form: Form | undefined): Response {
  return c.json(form === undefined ? {} : { form: renderHtmlForm(form) });
}

/** A command is an ask; anything else is talk that the channel sees. */
async function say(parts: RouteParts, body: requests.Say, c: Context): Promise<Response> {
  const setting = settingOf(parts, body);
  if (setting === undefined) return nowhere(c);
  const { chat, conversation } = parts;
  const { person, channelId } = setting;
  if (!body.text.startsWith('/')) {
    const from = { kind: 'person', id: person.id } as const;
    chat.say({ channelId, from, body: { kind: 'typed', text: body.text } });
    return c.json({});
  }
  if (channelId === directChannel(person.id)) {
    const from = { kind: 'person', id: person.id } as const;
    chat.say({ channelId, from, body: { kind: 'typed', text: body.text } });
  }
  const input = textDeed(body.text.slice(1), chat.people(), CHANNELS);
  return answered(c, await conversation.take(setting, input, { asked: body.text }));
}

async function pressOn(parts: RouteParts, body: requests.PressOn, c: Context): Promise<Response> {
  const setting = settingOf(parts, body);
  const on = parts.chat.messageFor(body.as, body.message);
  const press = decodePress(body.press);
  if (setting === undefined || on === undefined || press === undefined) return nowhere(c);
  const isPrivate = on.only !== undefined || on.channelId === directChannel(body.as);
  const chosen = body.chosen === undefined ? {} : { chosen: body.chosen };
  const input = { kind: 'press', press, private: isPrivate, ...chosen } as const;
  return answered(c, await parts.conversation.take(setting, input, { on }));
}

async function submit(parts: RouteParts, body: requests.Submit, c: Context): Promise<Response> {
  const setting = settingOf(parts, body);
  const press = decodePress(body.press);
  if (setting === undefined || press === undefined) return nowhere(c);
  const on = body.message === undefined ? undefined : parts.chat.messageFor(body.as, body.message);
  const { files = {} } = body;
  const values = { ...body.values, ...fileAddresses(files) };
  const input = { kind: 'submit', press, values } as const;
  const file = givenFiles(files);
  return answered(c, await parts.conversation.take(setting, input, { on, file }));
}

/** What stood in a form that was closed unsent. */
async function keep(parts: RouteParts, body: requests.Keep, c: Context): Promise<Response> {
  const setting = settingOf(parts, body);
  const press = decodePress(body.press);
  if (setting === undefined || press === undefined) return nowhere(c);
  await parts.conversation.tell(setting, { kind: 'submit', press, values: body.values });
  return c.json({});
}

async function offer(parts: RouteParts, body: requests.Complete, c: Context): Promise<Response> {
  const setting = settingOf(parts, body);
  if (setting === undefined) return nowhere(c);
  const { commands, chat, conversation } = parts;
  const offered = await complete(body.text, {
    commands,
    people: chat.people(),
    channels: CHANNELS,
    suggest: (about) => conversation.suggest(setting, about),
  });
  return c.json(offered);
}

async function suggest(parts: RouteParts, body: requests.Suggest, c: Context): Promise<Response> {
  const setting = settingOf(parts, body);
  if (setting === undefined) return nowhere(c);
  return c.json(await parts.conversation.suggest(setting, body));
}

function addPerson({ chat }: RouteParts, { name }: requests.People, c: Context): Response {
  const person = newPerson(name, chat.people());
  if (person === undefined) return c.json({ why: 'Somebody of that name is here already.' }, 409);
  chat.addPerson(person);
  return c.json({ id: person.id });
}

/** One move after the other, with nobody doing anything on the way. */
async function setClock(
  parts: RouteParts,
  body: requests.ClockMove,
  c: Context,
): Promise<Response> {
  const { clock, conversation, due } = parts;
  await conversation.alone(async () => {
    if ('hours' in body) return passTo(parts, clock.now().add({ hours: body.hours }));
    if ('to' in body) return passTo(parts, Temporal.Instant.from(body.to));
    clock.reset();
    return due();
  });
  return c.json({});
}
