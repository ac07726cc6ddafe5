// A quarter in Markdown: its heading, its focus, and four lists under bold labels.
import type { ResourceKind } from '#core/roadmap/roadmap.ts';
import type { Draft } from './draft.ts';
import { foundText } from './draft.ts';
import { idsFor, type Known, slug, slugWith } from './ids.ts';
import type { Section, Token } from './tokens.ts';

const QUARTER =
  /^Quarter\s+(\d{1,3})\s*\(\s*Months?\s+(\d{1,4})(?:\s*[-–—]\s*(\d{1,4}))?\s*\)\s*[:–—-]\s*(.+)$/iu;

type ItemList = 'technologies' | 'skills' | 'deliverables' | 'resources';
const LISTS: readonly (readonly [words: RegExp, list: ItemList, kind: string])[] = [
  [/technolog/iu, 'technologies', 'technology'],
  [/skill/iu, 'skills', 'skill'],
  [/deliverable/iu, 'deliverables', 'deliverable'],
  [/resource/iu, 'resources', 'resource'],
];

type Item = {
  readonly list: ItemList;
  readonly kind: string;
  readonly token: Token;
  readonly title: string;
  readonly optional: boolean;
  readonly url?: string;
  readonly resource?: ResourceKind;
};

type ReadQuarter = {
  readonly number: number;
  readonly title: string;
  readonly focus: string | undefined;
  readonly months: { readonly first: number; readonly last: number };
  readonly items: readonly Item[];
};

export function isQuarter({ title }: Section): boolean {
  return /^Quarter\b/iu.test(title);
}

/** All quarters, their items with ids that are unique among all of them. */
export function readQuarters(
  sections: readonly Section[],
  draft: Draft,
  known: readonly Known[],
): readonly object[] {
  const quarters = sections.flatMap((section, index) => readQuarter(section, index, draft) ?? []);
  const all = quarters.flatMap(({ number, items }) => items.map((item) => ({ ...item, number })));
  const ids = idsFor(
    all.map(({ title, kind, number }) => {
      const name = title.replace(/\s*\(optional\)/iu, '');
      const candidates = [
        slug(name),
        slugWith(name, kind),
        slugWith(name, `q${number}`),
        slugWith(name, kind, `q${number}`),
      ];
      return { title, kind, candidates };
    }),
    known,
  );
  let at = 0;
  return quarters.map(({ items, ...facts }) => {
    const named = items.map((item) => ({ item, id: ids[at++] }));
    const lists = LISTS.map(([, list]) => [
      list,
      named.filter(({ item }) => item.list === list).map(({ item, id }) => authored(item, id)),
    ]);
    return { ...facts, ...Object.fromEntries(lists) };
  });
}

function authored({ title, optional, url, resource }: Item, id: string | undefined): object {
  return {
    id,
    title,
    ...(optional && { optional }),
    ...(url !== undefined && { url }),
    ...(resource !== undefined && { kind: resource }),
  };
}

function readQuarter(section: Section, index: number, draft: Draft): ReadQuarter | undefined {
  const path = ['quarters', index] as const;
  draft.note(path, section);
  const [, number, first, last = first, title = ''] = QUARTER.exec(section.title) ?? [];
  if (number === undefined) {
    const example = 'a heading like "## Quarter 1 (Months 1-3): Foundation"';
    draft.flaw(section, example, foundText(section.title), ['quarters']);
  }
  const focus = section.tokens.find(
    ({ kind, text }) => kind === 'heading' && /^Focus\b/iu.test(text),
  );
  if (focus === undefined) {
    draft.flaw(section, 'a heading "### Focus: …" in the quarter', 'none', [...path, 'focus']);
  } else draft.note([...path, 'focus'], focus);
  return {
    number: Number(number),
    title,
    focus: focus?.text.replace(/^Focus\s*[:–—-]?\s*/iu, ''),
    months: { first: Number(first), last: Number(last) },
    items: readItems(section, path, draft),
  };
}

function readItems(
  section: Section,
  path: readonly (string | number)[],
  draft: Draft,
): readonly Item[] {
  const items: Item[] = [];
  const counts = { technologies: 0, skills: 0, deliverables: 0, resources: 0 };
  let list: (typeof LISTS)[number] | undefined;
  for (const token of section.tokens) {
    if (token.kind === 'bullet' && list !== undefined) {
      const [, name, kind] = list;
      draft.note([...path, name, counts[name]], token);
      counts[name] += 1;
      items.push({ list: name, kind, token, ...itemOf(token, name) });
    } else if (token.kind === 'label' || (token.kind === 'heading' && !isFocus(token))) {
      const words = token.label ?? token.text;
      list = LISTS.find(([pattern]) => pattern.test(words));
      if (list !== undefined) draft.note([...path, list[1]], token);
      else draft.flaw(token, LABELS, foundText(words));
    } else if (!isFocus(token)) {
      draft.flaw(token, 'a list item that begins with "- ", under a label', foundText(token.text));
    }
  }
  return items;
}

const LABELS =
  'one of the labels **Technologies to Learn:**, **Skills to Develop:**, **Deliverables:**, **Learning Resources:**';

function isFocus({ kind, text }: Token): boolean {
  return kind === 'heading' && /^Focus\b/iu.test(text);
}

/** Ticks and boxes are bullets; whether somebody has completed something is not in a roadmap. */
const BULLETS = /^(?:\[[ xX]?\]|[✅✔☑]\uFE0F?)\s*/u;
const ICON = /^([📖📺🎓📚🎥🎬])\uFE0F?\s*/u;
const LINKED = /^\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)(.*)$/u;

function itemOf({ label, text }: Token, list: ItemList) {
  const whole = (label === undefined ? text : `${label}: ${text}`).replace(BULLETS, '');
  const icon = list === 'resources' ? ICON.exec(whole)?.[1] : undefined;
  const bare = icon === undefined ? whole : whole.replace(ICON, '');
  const [, linked, url, rest = ''] = LINKED.exec(bare) ?? [];
  const title = linked === undefined ? bare : `${linked}${rest}`;
  return {
    title,
    optional: /\(optional\)/iu.test(title),
    ...(url !== undefined && { url }),
    ...(list === 'resources' && { resource: resourceKind(title, icon) }),
  };
}

/** What a resource calls itself beats its icon; without either it is something to read on the web. */
function resourceKind(title: string, icon: string | undefined): ResourceKind {
  if (/\bbook\b/iu.test(title)) return 'book';
  if (/\bcourse\b/iu.test(title)) return 'course';
  if (/\b(?:docs|documentation)\b/iu.test(title)) return 'docs';
  if (/\b(?:video|youtube)\b/iu.test(title)) return 'video';
  return (icon === undefined ? undefined : ICONS[icon]) ?? 'docs';
}

const ICONS: Readonly<Record<string, ResourceKind>> = {
  '📖': 'book',
  '📚': 'book',
  '📺': 'video',
  '🎥': 'video',
  '🎬': 'video',
  '🎓': 'course',
};
