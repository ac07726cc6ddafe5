// A person acts, the app is told, and the answer is what that person then sees.
import type { Ack, Deliveries, Outgoing } from './delivery.ts';
import type { Json, JsonObject } from './json.ts';
import { type Answer, showMessage, showView } from './shown.ts';
import type { Happening, MessageState, UserState, World } from './world.ts';

export type Acting = {
  world: World;
  deliveries: Deliveries;
  /** How long to wait for something to be seen after the acknowledgement; real milliseconds. */
  settle: number;
  /** What was delivered for an answer, so that it can be delivered again. */
  delivered: WeakMap<object, Interaction>;
};

export type Interaction = {
  user: UserState;
  outgoing: Outgoing;
  /** The trigger_id and the path of the response_url: what comes by them is the answer. */
  ties: string[];
  pressed: MessageState | undefined;
  channelId: string | undefined;
  /** Takes the body of the acknowledgement; gives what Slack shows when it cannot use it. */
  apply(body: Json): string | undefined;
  /** What Slack shows when the app fails: for a command or for the rest. */
  failure(ack: Ack): string;
};

const tied = (world: World, interaction: Interaction, seen: Happening): boolean => {
  const { user, ties, pressed } = interaction;
  if (seen.via !== undefined) return ties.includes(seen.via);
  if (seen.view) return seen.view.userId === user.id;
  if (!seen.message) return false;
  if (seen.message === pressed || seen.message.onlyFor === user.id) return true;
  const channel = world.channels.get(seen.message.channelId);
  return channel?.kind === 'im' && channel.members.has(user.id);
};

/** Posts of the app in the channel where the person acted, when nothing came closer. */
const nearby = (interaction: Interaction, seen: Happening): boolean =>
  seen.kind === 'message' && seen.message?.channelId === interaction.channelId;

type Collector = {
  /** The first happening that fits, from a place on; undefined after so many milliseconds. */
  find(
    fits: (seen: Happening) => boolean,
    from: number,
    within: number,
  ): Promise<number | undefined>;
  at(index: number): Happening | undefined;
};

const collect = (world: World): Collector => {
  const seen: Happening[] = [];
  const waiting = new Set<() => void>();
  world.watch((happening) => {
    seen.push(happening);
    for (const check of [...waiting]) check();
  });
  return {
    at: (index) => seen[index],
    find: (fits, from, within) =>
      new Promise((resolve) => {
        const done = (index: number | undefined) => {
          clearTimeout(timer);
          waiting.delete(check);
          resolve(index);
        };
        const check = () => {
          const index = seen.findIndex((happening, place) => place >= from && fits(happening));
          if (index >= 0) done(index);
        };
        const timer = setTimeout(() => done(undefined), within);
        waiting.add(check);
        check();
      }),
  };
};

/** Real milliseconds in which an answer may follow a post in the channel. */
const PATIENCE = 250;

type Base = Pick<Answer, 'payload' | 'acknowledged' | 'next'>;

const blank = (base: Base, kind: 'nothing' | 'error', error: string | undefined): Answer => ({
  ...base,
  kind,
  text: error ?? '',
  raw: {},
  ephemeral: false,
  message: undefined,
  view: undefined,
  error,
});

const seenAs = (world: World, base: Base, seen: Happening): Answer => {
  const message = seen.message && showMessage(world, seen.message);
  const view = seen.view && showView(world, seen.view);
  const shown = message ?? view;
  return {
    ...base,
    kind: seen.kind,
    text: shown?.text ?? '',
    raw: shown?.raw ?? {},
    ephemeral: message?.ephemeral ?? false,
    message,
    view,
    error: undefined,
  };
};

/** How to learn what a person sees of an interaction, after it was delivered. */
export type Outcome = {
  ack: Ack;
  /** What Slack showed because the app failed. */
  error: string | undefined;
  /** Waits for the first thing that the person sees. */
  answer(): Promise<Answer>;
};

/** Delivers an interaction (`again`: as a redelivery) and waits for its acknowledgement. */
export const act = async (
  acting: Acting,
  interaction: Interaction,
  again = false,
): Promise<Outcome> => {
  const { world, deliveries } = acting;
  const collector = collect(world);
  let wrong: string | undefined;
  const apply = (body: Json) => {
    wrong = interaction.apply(body);
    if (wrong !== undefined) world.userErrors.push(wrong);
  };
  const send = again ? deliveries.again : deliveries.deliver;
  const ack = await send(interaction.outgoing, apply);
  const acknowledged = ack.outcome === 'acknowledged';
  if (!acknowledged) {
    wrong = interaction.failure(ack);
    world.userErrors.push(wrong);
  }
  const error = wrong;

  const firstSeen = async (from: number): Promise<number | undefined> => {
    const own = (seen: Happening) => tied(world, interaction, seen);
    const either = (seen: Happening) => own(seen) || nearby(interaction, seen);
    const index = await collector.find(either, from, acting.settle);
    const seen = index === undefined ? undefined : collector.at(index);
    if (!seen || own(seen)) return index;
    // A post for all came first; the answer to the person may be on its way.
    return (await collector.find(own, from, Math.min(PATIENCE, acting.settle))) ?? index;
  };

  const answerFrom = async (from: number): Promise<Answer> => {
    const index = await firstSeen(from);
    const base: Base = {
      payload: interaction.outgoing.payload,
      acknowledged,
      next: () => answerFrom((index ?? from) + 1),
    };
    const seen = index === undefined ? undefined : collector.at(index);
    const answer = seen ? seenAs(world, base, seen) : blank(base, 'nothing', undefined);
    acting.delivered.set(answer, interaction);
    return answer;
  };

  const answer = async (): Promise<Answer> => {
    if (error === undefined) return answerFrom(0);
    const payload: JsonObject = interaction.outgoing.payload;
    const failed = blank({ payload, acknowledged, next: () => answerFrom(0) }, 'error', error);
    acting.delivered.set(failed, interaction);
    return failed;
  };
  return { ack, error, answer };
};
