// Success metrics in Markdown: what a metric counts is told by its wording.
import type { Draft } from './draft.ts';
import { foundText } from './draft.ts';
import { idsFor, type Known, slug } from './ids.ts';
import type { Section, Token } from './tokens.ts';

/** The metrics that Cairn knows (design section 12), by the words that the shipped roadmap has for them. */
const KNOWN_WORDS: readonly (readonly [words: RegExp, id: string])[] = [
  [/\bprojects completed\b/iu, 'projects'],
  [/\bcommits\b/iu, 'commits'],
  [/\btest coverage\b/iu, 'coverage'],
  [/\bprojects deployed\b/iu, 'deployed'],
  [/\btechnologies learned\b/iu, 'technologies'],
  [/\bbooks read\b/iu, 'books'],
  [/\bcourses completed\b/iu, 'courses'],
  [/\bparticipation in .*community\b/iu, 'community'],
  [/\bportfolio website\b/iu, 'portfolio'],
  [/\bblog posts\b/iu, 'posts'],
  [/\bLinkedIn\b/iu, 'linkedin'],
  [/\bready to apply\b/iu, 'ready'],
];

/** `projects` are the ids of the deliverables that complete one each. */
export function readMetrics(
  section: Section,
  draft: Draft,
  projects: readonly string[],
  known: readonly Known[],
): readonly object[] {
  const found: { readonly token: Token; readonly category: string; readonly title: string }[] = [];
  let category: string | undefined;
  for (const token of section.tokens) {
    if (token.kind === 'heading' || token.kind === 'label') {
      category = (token.label ?? token.text).replace(/\s+Metrics$/iu, '');
    } else if (token.kind === 'bullet') {
      const title = token.text.replace(/^(?:\[[ xX]?\]|[✅✔☑]\uFE0F?)\s*/u, '');
      draft.note(['metrics', found.length], token);
      found.push({ token, category: category ?? 'General', title });
    } else draft.flaw(token, 'a list item that begins with "- "', foundText(token.text));
  }
  const ids = idsFor(
    found.map(({ title }) => {
      const words = KNOWN_WORDS.find(([pattern]) => pattern.test(title))?.[1];
      const own = slug(title.replace(/^\d+\s*%?\+?\s*/u, ''));
      return { title, candidates: [...(words === undefined ? [] : [words]), own, slug(title)] };
    }),
    known,
  );
  return found.map(({ title, category }, index) => {
    const id = ids[index];
    return { id, title, category, ...measureOf(title, id, projects) };
  });
}

/** "80%+ …" is a percentage, "5+ …" a count, all else done or not. */
function measureOf(title: string, id: string | undefined, projects: readonly string[]): object {
  const [, amount, percent] = /^(\d{1,7})\s*(%)?\+?\s/u.exec(title) ?? [];
  if (amount === undefined) return { kind: 'yes-no' };
  const target = Number(amount);
  if (percent !== undefined) return { kind: 'percentage', target };
  const counted = countedBy(id, projects);
  return { kind: 'count', target, ...(counted && { counted }) };
}

function countedBy(id: string | undefined, projects: readonly string[]): object | undefined {
  switch (id) {
    case 'technologies':
      return { by: 'technologies' };
    case 'books':
      return { by: 'resources', kind: 'book' };
    case 'courses':
      return { by: 'resources', kind: 'course' };
    case 'projects':
      return projects.length === 0 ? undefined : { by: 'items', items: projects };
    default:
      return undefined;
  }
}
