// The labelled lines of a Markdown roadmap that may stand in any section: key principle and dates.
import type { Draft } from './draft.ts';
import { foundText } from './draft.ts';
import type { Token } from './tokens.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const LABELS = {
  keyPrinciple: /^Key Principle$/iu,
  lastUpdated: /^Last Updated$/iu,
  nextReview: /^Next Review$/iu,
} as const;

export function isFooter({ kind, label = '' }: Token): boolean {
  return kind === 'label' && Object.values(LABELS).some((pattern) => pattern.test(label));
}

export function readFooter(tokens: readonly Token[], draft: Draft): object {
  const last = { line: tokens.at(-1)?.line ?? 1, column: 1 };
  const find = (name: keyof typeof LABELS, example: string) => {
    const found = tokens.find(({ label = '' }) => LABELS[name].test(label));
    if (found !== undefined) draft.note([name], found);
    else draft.flaw(last, `a line like "${example}"`, 'none in the text', [name]);
    return found;
  };
  const principle = find('keyPrinciple', '**Key Principle:** Build things.');
  const updated = find('lastUpdated', '**Last Updated:** February 2026');
  const review = find('nextReview', '**Next Review:** May 2026');
  const [, when = '', note] = /^(.*?)\s*(?:\(([^)]*)\))?$/u.exec(review?.text ?? '') ?? [];
  return {
    keyPrinciple: principle?.text,
    lastUpdated: updated && dateOf(updated, updated.text, ['lastUpdated'], draft),
    nextReview: review && {
      date: dateOf(review, when, ['nextReview', 'date'], draft),
      ...(note !== undefined && { note }),
    },
  };
}

function dateOf(
  token: Token,
  text: string,
  path: readonly string[],
  draft: Draft,
): string | undefined {
  const date = isoDate(text);
  if (date === undefined) {
    draft.flaw(token, 'a month or a date, such as May 2026 or 12 May 2026', foundText(text), path);
  }
  return date;
}

/** "May 2026", "12 May 2026", "May 12, 2026", "2026-05", "2026-05-12". */
function isoDate(text: string): string | undefined {
  if (/^\d{4}-\d{2}(?:-\d{2})?$/u.test(text)) return text;
  const words = text.toLowerCase().match(/[a-z]+|\d+/gu) ?? [];
  const month = MONTHS.indexOf(words.find((word) => /^[a-z]{3}/u.test(word))?.slice(0, 3) ?? '');
  const year = words.find((word) => /^\d{4}$/u.test(word));
  const day = words.find((word) => /^\d{1,2}$/u.test(word));
  if (month < 0 || year === undefined) return undefined;
  const number = String(month + 1).padStart(2, '0');
  return [year, number, ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
}
