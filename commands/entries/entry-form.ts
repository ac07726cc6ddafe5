// The form that corrects an entry: a field for each option of its kind, holding what the entry says.
import { createHash } from 'node:crypto';
import type { Form, FormField } from '#core/message/form.ts';
import { type Press, press } from '#core/message/press.ts';
import { type Entry, type EntryKind, verificationsOf } from '#core/model/entries.ts';
import type { Options } from '#core/options/option.ts';
import { optionField } from '#core/options/option-form.ts';
import { metricById } from '#core/roadmap/lookups.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { counted } from '#core/text/counted.ts';
import { formatMinutes } from '#core/time/format-time.ts';
import { ENTRY_OPTIONS } from './entry-options.ts';

/** The command that completes each kind's fields while one types. */
const COMMANDS: Readonly<Record<EntryKind, string>> = {
  hours: 'log',
  completion: 'done',
  metric: 'metric',
};

/** What an entry cannot be without. */
const NEEDED: ReadonlySet<string> = new Set(['time', 'amount', 'date']);

/** Every field's text by its option's name, as a form shows it; empty where the entry has no such value. */
export type EntryTexts = Readonly<Record<string, string>>;

export function entryForm(kind: EntryKind, texts: EntryTexts, submit: Press, title: string): Form {
  const options: Options = ENTRY_OPTIONS[kind];
  return {
    submit,
    title,
    submitLabel: 'Save',
    fields: Object.entries(options).map(([name, option]) => ({
      ...optionField(COMMANDS[kind], name, option, texts[name] || undefined),
      required: isNeeded(name),
    })),
  };
}

export function isNeeded(field: string): boolean {
  return NEEDED.has(field);
}

/** The form that corrects a stored entry. It carries what it was filled with, so that it overwrites nothing newer. */
export function editForm(entry: Entry, roadmap: Roadmap, page: readonly string[] = []): Form {
  const texts = entryTexts(entry, roadmap);
  const submit = press('history.save', entry.id, stampOf(texts), ...page);
  const form = entryForm(entry.kind, texts, submit, 'Edit');
  return { ...form, fields: form.fields.map((field) => withCaution(field, entry)) };
}

/** Verifications are given for a link: what becomes of them is said before it is changed. */
function withCaution(field: FormField, entry: Entry): FormField {
  if (field.id !== 'evidence' || entry.kind !== 'completion') return field;
  const given = verificationsOf(entry);
  if (given === 0 || entry.evidence === undefined) return field;
  return { ...field, hint: `Another link, or none, takes ${counted(given, 'verification')} away` };
}

/** A form with what was typed into it in place of what it held when it opened. */
export function refilled(form: Form, typed: EntryTexts): Form {
  const fields = form.fields.map(({ value: _, ...field }) => {
    const value = typed[field.id];
    return value === undefined ? field : { ...field, value };
  });
  return { ...form, fields };
}

/** What an entry says, as texts that are read back to the same. */
export function entryTexts(entry: Entry, roadmap: Roadmap): EntryTexts {
  return { ...ownTexts(entry, roadmap), date: entry.date.toString(), note: entry.note ?? '' };
}

function ownTexts(entry: Entry, roadmap: Roadmap): EntryTexts {
  switch (entry.kind) {
    case 'hours':
      return {
        time: formatMinutes(entry.minutes),
        activity: entry.activity ?? '',
        item: entry.item ?? '',
      };
    case 'completion':
      return { evidence: entry.evidence ?? '' };
    case 'metric': {
      const said = entry.amount === 1 ? 'yes' : 'no';
      const answered = metricById(roadmap, entry.metric)?.kind === 'yes-no';
      return { amount: answered ? said : String(entry.amount) };
    }
  }
}

/** A short mark of texts: another one when any of them differs. */
export function stampOf(texts: EntryTexts): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 12);
}
