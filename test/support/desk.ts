// The desk with real parts, for tests: a real SQLite file, the shipped roadmap, a clock set by hand,
// and a surface that keeps what is posted. People ask in text, as on Slack and in the playground.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands } from '#commands/index.ts';
import type { Answer } from '#core/command/answer.ts';
import type { Ask, Input } from '#core/command/ask.ts';
import type { PostOutcome, Surface } from '#core/command/surface.ts';
import { createDesk, type RunningDesk } from '#core/desk/desk.ts';
import type { DeskServices } from '#core/desk/services.ts';
import type { Button, Message } from '#core/message/message.ts';
import type { SurfaceId } from '#core/model/ids.ts';
import type { Store } from '#core/model/store.ts';
import type { RawValues } from '#core/options/option.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { Temporal, type ZoneId } from '#core/time/temporal.ts';
import { unmarked } from '#core/typed/typed-text.ts';
import { renderPlain } from '#render/plain/message.ts';
import { loadRoadmapFile } from '#roadmap/format/load.ts';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';
import { unwrapSlackText } from '#surfaces/slack/receive/escapes.ts';
import { shelfOf } from './shelf.ts';

export type Posted = {
  readonly surface: SurfaceId;
  readonly channelId: string;
  readonly id: string;
  message: Message;
};

/** What the desk works with; a scheduler can work with the same. */
export type WorldParts = Omit<DeskServices, 'commands'>;

export type World = {
  readonly store: Store;
  readonly parts: WorldParts;
  readonly desk: RunningDesk;
  readonly roadmap: Roadmap;
  /** Where the database's files are. */
  readonly folder: string;
  readonly posted: Posted[];
  /** Where posts are refused, by channel id, or by user id for direct messages. */
  readonly refusals: Map<string, PostOutcome>;
  /** Who manages the server or workspace that is asked about, by user id. */
  readonly managers: Set<string>;
  setNow(instant: string): void;
  /** Does something between what the next ask is looked up by and its unit of work, as another process may. */
  beforeNextUnit(act: () => Promise<unknown>): void;
  user(name: string, options?: UserOptions): User;
  /** A second desk on the same file, as after a restart. */
  close(): Promise<void>;
};

export type UserOptions = {
  readonly admin?: boolean;
  readonly timeZone?: string;
  readonly workspaceId?: string;
  readonly surface?: SurfaceId;
};

export type User = {
  readonly id: string;
  /** Types a command ("log 1h30m coding"); `id` repeats an interaction. */
  say(
    text: string,
    options?: {
      id?: string;
      direct?: boolean;
      channelId?: string;
      file?: NonNullable<Ask['file']>;
      /** As Slack sends it. */
      escaped?: boolean;
    },
  ): Promise<Said>;
  /** Presses a button of a message by its label. */
  press(
    message: Message,
    label: string,
    /** `on` is the id of the message, where others see it. */
    options?: { id?: string; private?: boolean; on?: string },
  ): Promise<Said>;
  choose(message: Message, value: string, options?: { direct?: boolean }): Promise<Said>;
  submit(
    answer: Answer,
    values: Readonly<Record<string, string>>,
    options?: { id?: string; file?: NonNullable<Ask['file']> },
  ): Promise<Said>;
  /** Closes a form unsent, where the platform tells what stands in it. */
  keep(answer: Answer, values: Readonly<Record<string, string>>): Promise<Said>;
  /** What is offered for an option; `values` are those filled in before. */
  complete(
    command: string,
    option: string,
    partial: string,
    values?: RawValues,
  ): Promise<readonly string[]>;
};

export type Said = {
  readonly answer: Answer;
  /** As one reads it. */
  readonly text: string;
  /** The message; throws where there is none. */
  readonly message: Message;
};

let lastId = 0;

/** `others` are in the host's folder beside the shipped roadmap. */
export async function openWorld(
  now = '2026-03-03T10:00:00Z',
  ...others: readonly Roadmap[]
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  const opened = await openSqliteStore({ file: join(folder, 'cairn.db') });
  let between: (() => Promise<unknown>) | undefined;
  /** While one ask waits for what happens meanwhile, nobody waits for that ask. */
  let amid = false;
  const store: Store = {
    ...opened,
    async run(work) {
      const act = between;
      between = undefined;
      if (act !== undefined) {
        amid = true;
        await act().finally(() => {
          amid = false;
        });
      }
      return opened.run(work);
    },
  };
  const loaded = await loadRoadmapFile(join(import.meta.dirname, '../../roadmap/mlops-cv-de.yaml'));
  if (!loaded.ok) throw new Error('the shipped roadmap is invalid');
  let instant = Temporal.Instant.from(now);
  const posted: Posted[] = [];
  const refusals = new Map<string, PostOutcome>();
  const managers = new Set<string>();
  const surface = (id: SurfaceId): Surface => ({
    id,
    manages: async (_workspace, userId) => managers.has(userId),
    async post({ channelId }, message) {
      const refusal = refusals.get(channelId);
      if (refusal !== undefined) return refusal;
      posted.push({ surface: id, channelId, id: `m${posted.length + 1}`, message });
      return { kind: 'sent', messageId: `m${posted.length}` };
    },
    async direct({ userId }, message) {
      const refusal = refusals.get(userId);
      if (refusal !== undefined) return refusal;
      posted.push({ surface: id, channelId: userId, id: `m${posted.length + 1}`, message });
      return { kind: 'sent', messageId: `m${posted.length}` };
    },
    async edit(_channel, messageId, message) {
      const found = posted.find((each) => each.id === messageId);
      if (found === undefined) return { kind: 'gone' };
      found.message = message;
      return { kind: 'edited' };
    },
  });
  const problems: object[] = [];
  const parts: WorldParts = {
    store,
    clock: { now: () => instant },
    roadmaps: shelfOf(loaded.roadmap, ...others),
    surface,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (data) => problems.push(data),
    },
  };
  const desk = createDesk({ ...parts, commands });
  return {
    store,
    parts,
    roadmap: loaded.roadmap,
    desk,
    folder,
    posted,
    refusals,
    managers,
    setNow(text) {
      instant = Temporal.Instant.from(text);
    },
    beforeNextUnit(act) {
      between = act;
    },
    user: (name, options = {}) =>
      createUser(
        {
          answer: desk.answer,
          suggest: desk.suggest,
          settled: async () => void (amid || (await desk.settled())),
        },
        name,
        options,
        problems,
      ),
    async close() {
      await desk.settled();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function createUser(
  desk: Pick<RunningDesk, 'answer' | 'suggest' | 'settled'>,
  name: string,
  options: UserOptions,
  problems: object[],
): User {
  const { admin = false, surface = 'discord', workspaceId = 'guild-1' } = options;
  const place = { workspaceId, name: 'Study server' };
  const asker = {
    ...askerNamed(name),
    workspaceId: surface === 'discord' ? '' : workspaceId,
    isAdmin: async () => admin,
    seemsAdmin: admin,
    // The caller's zone names are IANA names already.
    timeZone: async () => options.timeZone as ZoneId | undefined,
  };
  const id = asker.userId;

  async function ask(input: Input, extra: Partial<Ask> = {}): Promise<Said> {
    lastId += 1;
    const direct = extra.direct ?? false;
    const answer = await desk.answer({
      id: extra.id ?? `i${lastId}`,
      surface,
      ...(!direct && { place }),
      channelId: extra.channelId ?? 'general',
      direct,
      asker,
      input,
      ...(extra.file && { file: extra.file }),
    });
    await desk.settled();
    const failure = problems.pop();
    if (failure !== undefined) throw new Error('the desk logged an error', { cause: failure });
    return {
      answer,
      text: answer.kind === 'message' ? renderPlain(answer.message, { surface, workspaceId }) : '',
      get message() {
        if (answer.kind !== 'message') throw new Error(`no message but ${answer.kind}`);
        return answer.message;
      },
    };
  }

  return {
    id,
    say(text, { escaped = false, ...extra } = {}) {
      const typed = escaped ? unwrapSlackText(text) : unmarked(text);
      return ask({ kind: 'text', typed }, extra);
    },
    press(message, label, { id: repeated, on, private: seenAlone = on === undefined } = {}) {
      const pressed = buttonsOf(message).find((button) => button.label === label);
      if (pressed === undefined || 'url' in pressed) throw new Error(`no button ${label}`);
      const input: Input = {
        kind: 'press',
        press: pressed.press,
        private: seenAlone,
        ...(on !== undefined && { on }),
      };
      return ask(input, repeated === undefined ? {} : { id: repeated });
    },
    choose(message, value, extra = {}) {
      const select = message.blocks.find((block) => block.kind === 'select');
      if (select === undefined) throw new Error('no select');
      return ask({ kind: 'press', press: select.press, chosen: value, private: true }, extra);
    },
    submit(answer, values, extra = {}) {
      if (answer.kind !== 'form') throw new Error(`no form but ${answer.kind}`);
      return ask({ kind: 'submit', press: answer.form.submit, values }, extra);
    },
    keep(answer, values) {
      const press = answer.kind === 'form' ? answer.form.keep : undefined;
      if (press === undefined) throw new Error(`nothing is kept of ${answer.kind}`);
      return ask({ kind: 'submit', press, values });
    },
    async complete(command, option, partial, values = {}) {
      const found = await desk.suggest({
        surface,
        place,
        direct: false,
        asker,
        command,
        option,
        partial,
        values,
      });
      return found.map(({ value }) => value);
    },
  };
}

/** Somebody on Discord, no admin, as the surface tells of who asks. */
export function askerNamed(name: string): Ask['asker'] {
  return {
    workspaceId: '',
    userId: `user-${name.toLowerCase()}`,
    name,
    isAdmin: async () => false,
    seemsAdmin: false,
    timeZone: async () => undefined,
  };
}

export function buttonsOf(message: Message): readonly Button[] {
  return message.blocks.flatMap((block) => (block.kind === 'actions' ? block.buttons : []));
}

export function labelsOf(message: Message): readonly string[] {
  return buttonsOf(message).map(({ label }) => label);
}
