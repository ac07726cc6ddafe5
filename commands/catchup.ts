// /catchup: logs many entries at once. What each line will be is shown before any of it is stored.
import { answer, type Effect, type Outcome, refusal, turnedPage } from '#core/command/answer.ts';
import { defineCommand, type MemberContext } from '#core/command/command.ts';
import { optionFacts } from '#core/command/option-facts.ts';
import { expiredDraft } from '#core/command/refusals.ts';
import { rich } from '#core/message/inline.ts';
import { message, quiet, text } from '#core/message/message.ts';
import type { Draft } from '#core/model/drafts.ts';
import type { Entry } from '#core/model/entries.ts';
import { type BatchId, draftId } from '#core/model/ids.ts';
import type { Reads, Transaction } from '#core/model/store.ts';
import { optional } from '#core/options/option.ts';
import { Temporal } from '#core/time/temporal.ts';
import { catchupForm } from './catchup/catchup-form.ts';
import { type Judged, judgeLines } from './catchup/judge-lines.ts';
import { entryRows, previewOf, tooManyLines } from './catchup/preview.ts';
import { linesOf, MOST_LINES, readLine } from './catchup/read-lines.ts';
import { announceCompletion } from './entries/announcing.ts';
import { batchButtons, batchLine, ownBatch, restoreBatchOffer, weekOf } from './entries/batch.ts';

const UNCHANGED = 'Nothing was logged.';

export const catchup = defineCommand({
  name: 'catchup',
  about: 'Log many entries at once, a line each; they are shown before they are logged',
  use: 'sometimes',
  examples: ['', 'mon 2h coding', 'yesterday 45m docs; done opencv'],
  options: { text: optional('lines', 'A line an entry: mon 2h coding, or: done opencv https://…') },
  needs: 'member',
  unchanged: UNCHANGED,
  async run(context, { text: typed = '' }) {
    if (typed !== '') return preview(context, typed);
    if (context.ask.input.kind !== 'submit') return { kind: 'form', form: catchupForm('') };
    return refusal(message(text(`There is no line to log. ${UNCHANGED}`)), 'text');
  },
  actions: {
    all: (context, { args }) => context.writeOnce((tx) => logAll(tx, context, args[0])),
    edit: async (context, { args }) => {
      const draft = await draftOf(context.read, context, args[0]);
      return draft === undefined
        ? expiredDraft()
        : { kind: 'form', form: catchupForm(textOf(draft)) };
    },
  },
});

/** Keeps what was typed, with the day on which it was: its "yesterday" stays what was shown. */
function preview(context: MemberContext, typed: string): Promise<Outcome> {
  const { account, now, today } = context;
  return context.writeOnce(async (tx) => {
    const values = { text: typed, today: today.toString() };
    const draft = await tx.drafts.add(account.id, { command: catchup.name, values }, now);
    const kept = { draft: draft.id, typed };
    const count = linesOf(typed).length;
    if (count > MOST_LINES) return answer(tooManyLines(count, kept));
    return answer(previewOf({ ...kept, judged: await judgeDraft(tx, context, draft) }, context));
  });
}

async function judgeDraft(
  read: Pick<Reads, 'totals' | 'completions'>,
  context: MemberContext,
  draft: Draft,
): Promise<readonly Judged[]> {
  const { member, account } = context;
  const today = Temporal.PlainDate.from(String(draft.values['today'] ?? context.today));
  const facts = { ...optionFacts(context), today };
  const reader = { facts, member, account, batch: batchOf(draft) };
  const lines = linesOf(textOf(draft)).map((line) => readLine(line, reader));
  return judgeLines(read, lines, { member, facts: { ...facts, today: context.today } });
}

/** Logs all lines of a draft, once: a draft's entries are its batch. */
async function logAll(
  tx: Transaction,
  context: MemberContext,
  id: string | undefined,
): Promise<Outcome> {
  const known = draftId(id);
  const before = known === undefined ? [] : await ownBatch(tx, context, batchOf({ id: known }));
  if (known !== undefined && before.length > 0) return loggedAlready(tx, context, known, before);
  const draft = await draftOf(tx, context, id);
  // Of too many lines nobody was shown a button.
  if (draft === undefined || linesOf(textOf(draft)).length > MOST_LINES) return expiredDraft();
  const judged = await judgeDraft(tx, context, draft);
  const entries = judged.flatMap((line) => (line.kind === 'entry' ? [line.entry] : []));
  if (entries.length === 0 || judged.some(({ kind }) => kind === 'problem')) {
    // Something was logged since it was shown.
    const shown = previewOf({ judged, draft: draft.id, typed: textOf(draft) }, context);
    return turnedPage(context, shown);
  }
  const logged: Entry[] = [];
  const effects: Effect[] = [];
  for (const each of entries) {
    const entry = await tx.entries.add(each, context.now);
    logged.push(entry);
    if (entry.kind === 'completion')
      effects.push(...(await announceCompletion(tx, context, entry)));
  }
  return turnedPage(
    context,
    message(
      text(rich`Logged: ${batchLine(logged)}`),
      entryRows(judged, context),
      await weekOf(tx, context, logged),
      effects.length > 0
        ? quiet('What is done is being announced, with a button for others to verify it.')
        : undefined,
      batchButtons(batchOf(draft)),
    ),
    ...effects,
  );
}

async function loggedAlready(
  tx: Transaction,
  context: MemberContext,
  draft: Draft['id'],
  entries: readonly Entry[],
): Promise<Outcome> {
  const batch = batchOf({ id: draft });
  const standing = entries.filter(({ undoneAt }) => undoneAt === undefined);
  return turnedPage(
    context,
    standing.length > 0
      ? message(
          text(rich`Logged already: ${batchLine(standing)}. Nothing was changed.`),
          batchButtons(batch),
        )
      : message(
          text(rich`Logged already, and undone: ${batchLine(entries)}. Nothing was changed.`),
          await restoreBatchOffer(tx, context, entries, entries),
        ),
  );
}

async function draftOf(
  read: Pick<Reads, 'drafts'>,
  { account }: Pick<MemberContext, 'account'>,
  id: string | undefined,
): Promise<Draft | undefined> {
  const known = draftId(id);
  const draft = known && (await read.drafts.byId(known, account.id));
  return draft?.command === catchup.name ? draft : undefined;
}

function textOf({ values }: Pick<Draft, 'values'>): string {
  return String(values['text'] ?? '');
}

/** A draft's id is never given again, so that it names what was logged of it for ever. */
function batchOf({ id }: Pick<Draft, 'id'>): BatchId {
  return Number(id) as BatchId;
}
