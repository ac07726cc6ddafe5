// Reads a roadmap that is written as Markdown into the plain values of a YAML one, and remembers where each stands.
// A heading that it does not know is a mistake and is told: nothing of a text is left out in silence.
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import type { RoadmapText } from '../format/load.ts';
import { createDraft, type Draft, foundText } from './draft.ts';
import { type Known, slug } from './ids.ts';
import { readCheckpoints, titledList } from './read-checkpoints.ts';
import { isFooter, readFooter } from './read-footer.ts';
import { readMatrix } from './read-matrix.ts';
import { readMetrics } from './read-metrics.ts';
import { isQuarter, readQuarters } from './read-quarter.ts';
import { readTime } from './read-time.ts';
import { repairEncoding } from './repair-encoding.ts';
import { type Section, sectionsOf, type Token, tokensOf } from './tokens.ts';

const SECTIONS = {
  overview: [/^Overview$/iu, '## Overview'],
  skills: [/\bMatrix$/iu, '## Skills Progression Matrix'],
  time: [/\bTime Allocation$/iu, '## Monthly Time Allocation'],
  checkpoints: [/^Checkpoints\b/iu, '## Checkpoints & Adjustments'],
  metrics: [/^Success Metrics$/iu, '## Success Metrics'],
  adapt: [/^(?:Flexibility|Adaptation)\b/iu, '## Flexibility & Adaptation'],
} as const;
type SectionName = keyof typeof SECTIONS;

/** What cannot be judged where a section is missing. */
const MUST_HAVE: Readonly<Partial<Record<SectionName, readonly string[]>>> = {
  overview: ['overview'],
  time: ['weeklyHours', 'monthlyHours', 'activities'],
  checkpoints: ['checkpoints'],
};

/** What an earlier roadmap tells: the ids of what has the same title. Plain values. */
export type KnownRoadmap = Pick<
  Roadmap,
  'id' | 'title' | 'items' | 'activities' | 'skills' | 'checkpoints' | 'metrics' | 'adaptReasons'
>;

/** @param known the roadmap that this one is to take the place of: what has the same title keeps its id. */
export function readMarkdown(damaged: string, known?: KnownRoadmap): RoadmapText {
  const draft = createDraft();
  const tokens = tokensOf(repairEncoding(damaged));
  const value = readValue(tokens, draft, known);
  return {
    value,
    problems: draft.flaws,
    placeOf: (path) => draft.placeOf(path),
    isBroken: (path) => draft.isBroken(path),
  };
}

function readValue(
  tokens: readonly Token[],
  draft: Draft,
  known: KnownRoadmap | undefined,
): object {
  const title = tokens.find(({ kind, level }) => kind === 'heading' && level === 1);
  if (title === undefined) {
    const start = { line: 1, column: 1 };
    draft.flaw(start, 'a title like "# Our roadmap"', 'none in the text', ['title'], ['id']);
  } else draft.note(['title'], title);
  const sections = sectionsOf(tokens.filter((token) => !isFooter(token)));
  const quarters = readQuarters(sections.filter(isQuarter), draft, known?.items ?? []);
  const named = namedSections(sections, draft);
  if (!sections.some(isQuarter)) {
    const example = 'quarters under headings like "## Quarter 1 (Months 1-3): Foundation"';
    draft.flaw({ line: 1, column: 1 }, example, 'none in the text', ['quarters']);
  }
  const { overview, skills, time, checkpoints, metrics, adapt } = named;
  const reviews = {
    prompts: known?.checkpoints.quarterly.prompts ?? [],
    steps: known?.checkpoints.project.steps ?? [],
  };
  return {
    id: title && (known?.title === title.text ? known.id : slug(title.text)),
    title: title?.text,
    overview: overview && paragraphs(overview, draft),
    ...readFooter(tokens, draft),
    ...(time && readTime(time, draft, known?.activities ?? [])),
    quarters,
    ...(skills && { skills: readMatrix(skills, draft, known?.skills.areas ?? []) }),
    checkpoints: checkpoints && readCheckpoints(checkpoints, quarters, draft, reviews),
    ...(metrics && {
      metrics: readMetrics(metrics, draft, projectsOf(quarters), known?.metrics ?? []),
    }),
    ...(adapt && readReasons(adapt, draft, known?.adaptReasons ?? [])),
  };
}

function namedSections(
  sections: readonly Section[],
  draft: Draft,
): Partial<Record<SectionName, Section>> {
  const named: Partial<Record<SectionName, Section>> = {};
  const names: readonly SectionName[] = [
    'overview',
    'skills',
    'time',
    'checkpoints',
    'metrics',
    'adapt',
  ];
  const headings = names.map((name) => SECTIONS[name][1]).join(', ');
  for (const section of sections) {
    if (isQuarter(section)) continue;
    const name = names.find((each) => SECTIONS[each][0].test(section.title));
    if (name === undefined || named[name] !== undefined) {
      const expected = `one of the headings ## Quarter …, ${headings}, each once`;
      draft.flaw(section, expected, foundText(section.title));
    } else named[name] = section;
  }
  const end = { line: sections.at(-1)?.line ?? 1, column: 1 };
  for (const name of names) {
    const needed = MUST_HAVE[name];
    if (needed === undefined || named[name] !== undefined) continue;
    const paths = needed.map((key) => [key]);
    draft.flaw(end, `a section "${SECTIONS[name][1]}"`, 'none in the text', ...paths);
  }
  return named;
}

function paragraphs(section: Section, draft: Draft): string {
  draft.note(['overview'], section);
  return section.tokens
    .map(({ label, text }) => (label === undefined ? text : `${label}: ${text}`))
    .join('\n');
}

/** A sentence, and the reasons. */
function readReasons(section: Section, draft: Draft, known: readonly Known[]): object {
  draft.note(['adaptReasons'], section);
  const bullets = section.tokens.filter(({ kind }) => kind === 'bullet');
  const sentence = section.tokens.filter(({ kind }) => kind !== 'bullet');
  const [first] = sentence;
  if (first !== undefined) draft.note(['adaptIntroduction'], first);
  const introduction = sentence.map(({ text }) => text).join(' ');
  return {
    ...(introduction !== '' && { adaptIntroduction: introduction.replace(/:$/u, '') }),
    adaptReasons: titledList(bullets, ['adaptReasons'], draft, known),
  };
}

/** The deliverables that complete a project each: of "Complete Project 2 (Part 1)" and "(Part 2)" the last one. */
function projectsOf(quarters: readonly object[]): readonly string[] {
  const projects = new Map<string, string>();
  for (const quarter of quarters) {
    const deliverables: unknown = Reflect.get(quarter, 'deliverables');
    for (const each of Array.isArray(deliverables) ? deliverables : []) {
      const [, number] =
        /^Complete Project (\d+)\b/iu.exec(String(Reflect.get(each, 'title'))) ?? [];
      if (number !== undefined) projects.set(number, String(Reflect.get(each, 'id')));
    }
  }
  return [...projects.values()];
}
