// Every mistake in a roadmap file is told with its line, its column, what was expected and found.
import { describe, expect, test } from 'vitest';
import { changed, errorsOf, smallRoadmap } from './small-roadmap.ts';

const LINE = 'one line of text, at most 200 characters';

type Case = readonly [name: string, text: string, ...errors: string[]];

const shapeCases: readonly Case[] = [
  [
    'an empty file',
    '',
    'x.yaml:1:1 expected a mapping of id, title, overview, keyPrinciple, lastUpdated, nextReview, weeklyHours, monthlyHours, activities, quarters, skills, checkpoints, metrics, adaptIntroduction, adaptReasons, found an empty value',
  ],
  [
    'a missing key',
    changed(['title: A small roadmap\n', '']),
    `x.yaml:1:1 title: expected ${LINE}, found nothing`,
  ],
  [
    'a missing key of an item',
    changed(['        title: First stone\n', '']),
    `x.yaml:22:9 quarters[0].deliverables[0].title: expected ${LINE}, found nothing`,
  ],
  [
    'an empty value',
    changed(['title: First stone', 'title:']),
    `x.yaml:23:15 quarters[0].deliverables[0].title: expected ${LINE}, found an empty value`,
  ],
  [
    'a misspelt key',
    changed(['        url:', '        link:']),
    'x.yaml:31:9 quarters[1].technologies[0].link: expected one of the keys id, title, optional, url, found "link"',
  ],
  [
    'a number as a title',
    changed(['title: Lisp', 'title: 42']),
    `x.yaml:30:16 quarters[1].technologies[0].title: expected ${LINE}, found 42`,
  ],
  [
    'an id with capitals',
    changed(['- id: lisp', '- id: Lisp One']),
    'x.yaml:29:13 quarters[1].technologies[0].id: expected an id of lower-case letters, digits and single hyphens, at most 48 characters, found "Lisp One"',
  ],
  [
    'an unknown level',
    changed(['to: Advanced', 'to: Wizard']),
    'x.yaml:46:33 skills.areas[0].levels[1].to: expected one of Beginner, Intermediate, Advanced, Expert, found "Wizard"',
  ],
  [
    'a share that is no number',
    changed(['share: 60', 'share: most']),
    'x.yaml:12:12 activities[0].share: expected a whole number from 0 to 100, found "most"',
  ],
  [
    'a mapping where a list belongs',
    changed([
      '    - title: Q1\n      quarters: [1]\n    - title: Q2\n      quarters: [2]',
      '    title: Q1',
    ]),
    'x.yaml:37:5 skills.halves: expected a list of 0 to 40, found a mapping',
  ],
  [
    'a list where a mapping belongs',
    changed(['{ minimum: 5, maximum: 8 }', '[5, 8]']),
    'x.yaml:7:14 weeklyHours: expected a mapping of minimum, maximum, found a list of 2',
  ],
  [
    'no deliverable in a quarter',
    changed(
      [
        '    deliverables:\n      - id: first-stone\n        title: First stone',
        '    deliverables: []',
      ],
      ['items: [first-stone, second-stone]', 'items: [second-stone]'],
    ),
    'x.yaml:21:19 quarters[0].deliverables: expected a list of 1 to 50, found a list of 0',
  ],
  [
    'an unknown kind of metric',
    changed(['kind: count', 'kind: sum']),
    'x.yaml:63:11 metrics[0].kind: expected a mapping whose key "kind" is count, percentage or yes-no, found "sum"',
  ],
  [
    'a month that does not exist',
    changed(['2026-02', '2026-13']),
    'x.yaml:5:14 lastUpdated: expected a month or a date, such as 2026-05 or 2026-05-12, found "2026-13"',
  ],
  [
    'a day that does not exist',
    changed(['2026-05-12', '2026-02-30']),
    'x.yaml:6:21 nextReview.date: expected a month or a date, such as 2026-05 or 2026-05-12, found "2026-02-30"',
  ],
  [
    'an address that is a script',
    changed(['https://example.org/lisp', 'javascript:alert(1)']),
    'x.yaml:31:14 quarters[1].technologies[0].url: expected an http or https address, at most 2048 characters, found "javascript:alert(1)"',
  ],
  [
    'a control character',
    changed(['title: Lisp', 'title: "Li\\u0007sp"']),
    `x.yaml:30:16 quarters[1].technologies[0].title: expected ${LINE}, without control characters, found "Li\\u0007sp"`,
  ],
  [
    'a bidirectional override',
    changed(['title: Lisp', 'title: Li\u202esp']),
    `x.yaml:30:16 quarters[1].technologies[0].title: expected ${LINE}, without control characters, found "Li\\u202esp"`,
  ],
  [
    'a title of two lines',
    changed(['title: Lisp', 'title: "Li\\nsp"']),
    `x.yaml:30:16 quarters[1].technologies[0].title: expected ${LINE}, without control characters, found "Li\\nsp"`,
  ],
  [
    'a blank title',
    changed(['title: Lisp', 'title: " "']),
    `x.yaml:30:16 quarters[1].technologies[0].title: expected ${LINE}, with a letter or a digit, found " "`,
  ],
  [
    'a title that is too long',
    changed(['title: Lisp', `title: ${'a'.repeat(201)}`]),
    `x.yaml:30:16 quarters[1].technologies[0].title: expected ${LINE}, found "${'a'.repeat(60)}"… (201 characters)`,
  ],
  [
    'a key that means harm',
    changed(['id: small', 'id: small\n__proto__: { x: 1 }']),
    'x.yaml:2:1 __proto__: expected one of the keys id, title, overview, keyPrinciple, lastUpdated, nextReview, weeklyHours, monthlyHours, activities, quarters, skills, checkpoints, metrics, adaptIntroduction, adaptReasons, found "__proto__"',
  ],
];

const coherenceCases: readonly Case[] = [
  [
    'an id of two items, in different quarters',
    changed(['id: second-stone', 'id: first-stone'], [', second-stone]', ']']),
    'x.yaml:33:13 quarters[1].deliverables[0].id: expected an id other than that of quarters[0].deliverables[0].id, found "first-stone"',
  ],
  [
    'an id of two activities',
    changed(['id: reading', 'id: coding']),
    'x.yaml:13:9 activities[1].id: expected an id other than that of activities[0].id, found "coding"',
  ],
  [
    'shares that do not make 100',
    changed(['share: 60', 'share: 55']),
    'x.yaml:10:3 activities: expected shares that add up to 100, found shares that add up to 95',
  ],
  [
    'a minimum above the maximum',
    changed(['minimum: 5', 'minimum: 9']),
    'x.yaml:7:37 weeklyHours.maximum: expected at least 9, the minimum, found 8',
  ],
  [
    'a quarter number left out',
    changed(['number: 2', 'number: 3']),
    'x.yaml:24:13 quarters[1].number: expected 2, by its place in the list, found 3',
  ],
  [
    'a gap between the months',
    changed(['first: 4', 'first: 5']),
    'x.yaml:27:22 quarters[1].months.first: expected 4, the month after quarter 1, found 5',
  ],
  [
    'months that do not begin at 1',
    changed(['first: 1', 'first: 2']),
    'x.yaml:20:22 quarters[0].months.first: expected 1, the first month, found 2',
  ],
  [
    'months that end before they begin',
    changed(['last: 6', 'last: 3']),
    'x.yaml:27:31 quarters[1].months.last: expected at least 4, the first, found 3',
  ],
  [
    'a row of the matrix with a level too few',
    changed(['        - null\n', '']),
    'x.yaml:45:9 skills.areas[0].levels: expected a list of 2, one level for each column, found a list of 1',
  ],
  [
    'columns that leave a quarter out',
    changed(['quarters: [2]', 'quarters: [1]']),
    'x.yaml:37:5 skills.halves: expected columns that cover quarters 1 to 2, each once and in order, found columns for 1, 1',
  ],
  [
    'a level that falls',
    changed(['from: Beginner', 'from: Expert']),
    'x.yaml:46:19 skills.areas[0].levels[1].from: expected a level below Advanced, found "Expert"',
  ],
  [
    'a project after no quarter',
    changed(['afterQuarters: [2]', 'afterQuarters: [2, 3]']),
    'x.yaml:55:24 checkpoints.project.afterQuarters[1]: expected a quarter from 1 to 2, in rising order, found 3',
  ],
  [
    'a metric that counts an unknown item',
    changed(['second-stone] }', 'third-stone] }']),
    'x.yaml:65:48 metrics[0].counted.items[1]: expected the id of an item of this roadmap, found "third-stone"',
  ],
];

const yamlCases: readonly Case[] = [
  [
    'a repeated key',
    changed(['title: A small', 'id: small\ntitle: A small']),
    'x.yaml:2:1 expected each key once, found "id" again',
  ],
  [
    'a colon in an unquoted title',
    changed(['title: Lisp', 'title: Lisp: the language']),
    'x.yaml:30:16 expected one value in this line; text with ": " in it needs quotes, found "Lisp: the language"',
  ],
  [
    'text after a quoted part',
    changed(['title: Lisp', 'title: "Lisp" book']),
    'x.yaml:30:23 expected quotes around all of a text that begins with a quote, found "book"',
  ],
  [
    'a tab',
    changed(['{ minimum: 5, maximum: 8 }', '\n\tminimum: 5\n  maximum: 8']),
    'x.yaml:8:1 expected spaces as indentation, found "\\tminimum: 5"',
  ],
  [
    'a quote that is never closed',
    changed(['title: Lisp', 'title: "Lisp']),
    'x.yaml:30:16 expected a closing quote, found "\\"Lisp"',
  ],
  [
    'an alias',
    changed(['title: Beginning', 'title: &begin Beginning'], ['title: End', 'title: *begin']),
    'x.yaml:25:12 expected the value itself, found the alias *begin',
  ],
  [
    'a tag',
    changed(['title: Lisp', 'title: !secret Lisp']),
    'x.yaml:30:16 expected a value without a tag, found "!secret Lisp"',
  ],
  [
    'a second document',
    `${smallRoadmap}---\nid: other\n`,
    'x.yaml:66:1 expected one document in the file, found "---"',
  ],
  [
    'a list as a key',
    changed(['id: small', 'id: small\n? [a, b]\n: c']),
    'x.yaml:2:3 expected text as a key, found "[a, b]"',
  ],
];

describe.each([
  ['shape', shapeCases],
  ['coherence', coherenceCases],
  ['YAML', yamlCases],
])('errors of %s', (_kind, cases) => {
  test.each(cases)('%s is told where it stands', (_name, text, ...errors) => {
    expect(errorsOf(text)).toEqual(errors);
  });
});

describe('several errors', () => {
  test('are told at once, in the order of the text: YAML, shape and coherence', () => {
    const text = changed(
      ['overview: Two', 'id: again\noverview: Two'],
      ['share: 60', 'share: 61'],
      ['title: First stone', 'titel: First stone'],
      ['title: Lisp', 'title: "Lisp" book'],
      ['from: Beginner', 'from: Expert'],
      ['second-stone] }', 'stone] }'],
    );
    expect(errorsOf(text).map((error) => error.split(' expected ')[0])).toEqual([
      'x.yaml:3:1',
      'x.yaml:11:3 activities:',
      'x.yaml:23:9 quarters[0].deliverables[0].title:',
      'x.yaml:24:9 quarters[0].deliverables[0].titel:',
      'x.yaml:31:23',
      'x.yaml:47:19 skills.areas[0].levels[1].from:',
    ]);
  });

  test('that only follow from broken YAML are not told', () => {
    const unclosed = changed(['focus: Basics', 'focus: "Basics'], ['share: 60', 'share: 61']);
    expect(errorsOf(unclosed)).toEqual([
      'x.yaml:10:3 activities: expected shares that add up to 100, found shares that add up to 101',
      'x.yaml:19:12 expected a closing quote, found "\\"Basics"',
    ]);
  });

  test('that only follow from items lost in broken YAML are not told either', () => {
    const items = '\n      - id: first-stone\n        title: First stone';
    expect(errorsOf(changed([`deliverables:${items}`, 'deliverables: *stones']))).toEqual([
      'x.yaml:21:19 expected the value itself, found the alias *stones',
    ]);
  });
});
