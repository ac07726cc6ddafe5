// Checkpoints and reasons to adapt in Markdown: titled lists.
import type { Draft } from './draft.ts';
import { foundText } from './draft.ts';
import { idsFor, type Known, slug } from './ids.ts';
import type { Section, Token } from './tokens.ts';

type Months = { readonly months: { readonly first: number; readonly last: number } };
type Part = { readonly heading: Token; readonly bullets: readonly Token[] };

const EVERY = /^Every\s+(\d{1,2})\s+Months?\s*(?:\((.+)\))?$/iu;
const PROJECT_MONTHS = 6;

export type KnownCheckpoints = {
  readonly prompts: readonly Known[];
  readonly steps: readonly Known[];
};

/** The review is the first part; the project completion the one that is asked more rarely, or speaks of a project. */
export function readCheckpoints(
  section: Section,
  quarters: readonly Partial<Months>[],
  draft: Draft,
  known: KnownCheckpoints,
): object {
  const parts = partsOf(section, draft);
  const project = parts.find(
    ({ heading }, index) => index > 0 && /project|completion|every/iu.test(heading.text),
  );
  const quarterly = parts.find((part) => part !== project);
  if (quarterly === undefined || project === undefined) {
    const expected =
      'two parts, "### Every 3 Months (Quarterly Review)" and "### Every 6 Months (Project Completion)"';
    const found = parts.map(({ heading }) => foundText(heading.text)).join(', ') || 'nothing';
    draft.flaw(section, expected, found, ['checkpoints']);
    return {};
  }
  draft.note(['checkpoints', 'quarterly'], quarterly.heading);
  draft.note(['checkpoints', 'project'], project.heading);
  const every = Number(EVERY.exec(project.heading.text)?.[1] ?? PROJECT_MONTHS);
  const promptsPath = ['checkpoints', 'quarterly', 'prompts'];
  return {
    quarterly: {
      title: titleOf(quarterly.heading),
      prompts: titledList(quarterly.bullets, promptsPath, draft, known.prompts),
    },
    project: {
      title: titleOf(project.heading),
      afterQuarters: quarters.flatMap(({ months }, index) =>
        every > 0 && months !== undefined && months.last % every === 0 ? [index + 1] : [],
      ),
      steps: titledList(project.bullets, ['checkpoints', 'project', 'steps'], draft, known.steps),
    },
  };
}

function partsOf(section: Section, draft: Draft): readonly Part[] {
  const parts: { readonly heading: Token; readonly bullets: Token[] }[] = [];
  for (const token of section.tokens) {
    if (token.kind === 'heading' || token.kind === 'label') {
      parts.push({ heading: token, bullets: [] });
    } else if (token.kind === 'bullet' && parts.length > 0) parts.at(-1)?.bullets.push(token);
    else draft.flaw(token, 'a list item that begins with "- "', foundText(token.text));
  }
  return parts;
}

/** What stands in parentheses is its name: "Every 3 Months (Quarterly Review)". */
function titleOf({ label, text }: Token): string {
  const whole = label ?? text;
  return EVERY.exec(whole)?.[2] ?? whole;
}

/** Entries with ids and titles alone. */
export function titledList(
  bullets: readonly Token[],
  path: readonly (string | number)[],
  draft: Draft,
  known: readonly Known[],
): readonly object[] {
  const titles = bullets.map(({ label, text }, index) => {
    draft.note([...path, index], bullets[index] ?? { line: 1, column: 1 });
    const whole = label === undefined ? text : `${label}: ${text}`;
    return whole.replace(/^(?:\[[ xX]?\]|[✅✔☑]\uFE0F?)\s*/u, '');
  });
  const ids = idsFor(
    titles.map((title) => ({
      title,
      candidates: [slug(title.replace(/\s*\([^)]*\)$/u, '')), slug(title)],
    })),
    known,
  );
  return titles.map((title, index) => ({ id: ids[index], title }));
}
