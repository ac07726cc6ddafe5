// The time allocation in Markdown: hours a week and a month, and the activities with their shares.
import type { Draft } from './draft.ts';
import { foundText } from './draft.ts';
import { idsFor, type Known, slug } from './ids.ts';
import type { Section, Token } from './tokens.ts';

type Hours = { readonly minimum: number; readonly maximum: number };

/** An average month has 52 weeks in 12 of them; the shipped roadmap, like most people, takes four. */
const WEEKS_A_MONTH = 4;

export function readTime(section: Section, draft: Draft, known: readonly Known[]): object {
  const bullets = section.tokens.filter(({ kind }) => kind === 'bullet');
  const total = section.tokens.find(
    ({ kind, label, text }) => kind !== 'bullet' && /hours|hrs/iu.test(`${label} ${text}`),
  );
  for (const token of section.tokens) {
    if (token.kind === 'bullet' || token === total) continue;
    draft.flaw(token, 'a list item like "- **Coding:** 40%"', foundText(token.text));
  }
  draft.note(['activities'], section);
  const weekly = total && hoursBefore(total.text, /\/\s*week|(?:a|per)\s+week/iu);
  if (total === undefined || weekly === undefined) {
    const place = total ?? section;
    draft.flaw(place, 'a line like "**Total:** ~15-20 hours/week"', foundText(total?.text ?? ''), [
      'weeklyHours',
    ]);
    return { activities: readActivities(bullets, draft, known) };
  }
  draft.note(['weeklyHours'], total);
  draft.note(['monthlyHours'], total);
  return {
    weeklyHours: weekly,
    monthlyHours: hoursBefore(total.text, /\/\s*month|(?:a|per)\s+month/iu) ?? {
      minimum: weekly.minimum * WEEKS_A_MONTH,
      maximum: weekly.maximum * WEEKS_A_MONTH,
    },
    activities: readActivities(bullets, draft, known),
  };
}

/** The numbers that stand last before the words: "~15-20 hours/week". */
function hoursBefore(text: string, words: RegExp): Hours | undefined {
  const at = text.search(words);
  if (at < 0) return undefined;
  const numbers = /(\d+(?:\.\d+)?)(?:\s*[-–—]\s*(\d+(?:\.\d+)?))?\D*$/u.exec(text.slice(0, at));
  const [, minimum, maximum = minimum] = numbers ?? [];
  if (minimum === undefined) return undefined;
  return { minimum: Number(minimum), maximum: Number(maximum) };
}

function readActivities(
  bullets: readonly Token[],
  draft: Draft,
  known: readonly Known[],
): readonly object[] {
  const read = bullets.map((token, index) => {
    draft.note(['activities', index], token);
    const whole = token.label === undefined ? token.text : `${token.label}: ${token.text}`;
    const [, title, share] = /^(.+?)\s*[:–—-]\s*(\d{1,3})\s*%/u.exec(whole) ?? [];
    if (title === undefined) {
      draft.flaw(token, 'a list item like "- **Coding:** 40%"', foundText(whole), ['activities']);
    }
    return { title: title ?? whole, share: Number(share) };
  });
  const ids = idsFor(
    read.map(({ title }) => ({
      title,
      candidates: [slug(/^[\p{L}\p{N}]+/u.exec(title)?.[0] ?? title), slug(title)],
    })),
    known,
  );
  return read.map((activity, index) => ({ id: ids[index], ...activity }));
}
