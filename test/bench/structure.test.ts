// How the structure of sources is measured: imports, floors, circles, arrows that run back, long functions.
import { expect, test } from 'vitest';
import { backArrows } from '../../bench/structure/back-arrows.ts';
import { cycles, floors, graphOf, without } from '../../bench/structure/graph.ts';
import { importsAmong } from '../../bench/structure/imports.ts';
import { longFunctions } from '../../bench/structure/long-functions.ts';
import { measure } from '../../bench/structure/measure.ts';
import { smallFiles } from '../../bench/structure/small-files.ts';

/** From "ab bc": a needs b, b needs c. */
function graph(arrows: string) {
  const pairs = arrows.split(' ').map(([from = '', to = '']) => ({ from, to }));
  return graphOf(new Set(arrows.replaceAll(' ', '')), pairs);
}

const named = (arrows: string) => backArrows(graph(arrows)).map(({ from, to }) => from + to);
const source = (path: string, ...lines: readonly string[]) => ({ path, text: lines.join('\n') });

test('floors are the nodes on the longest way down', () => {
  expect(floors(graph('ab bc cd ad'))).toBe(4);
  expect(floors(graph('ab ac'))).toBe(2);
});

test('nodes that need one another stand on one floor', () => {
  expect(floors(graph('ab bc cb cd'))).toBe(3);
  expect(floors(without(graph('ab bc cb cd'), [{ from: 'c', to: 'b' }]))).toBe(4);
});

test('a circle is found with all that lies on it, also where circles cross', () => {
  expect(cycles(graph('ab bc ca cd de ed ef'))).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'],
  ]);
  expect(cycles(graph('ab bc cd db ba'))).toEqual([['a', 'b', 'c', 'd']]);
  expect(cycles(graph('ab bc ac'))).toEqual([]);
});

test('the fewest arrows run back', () => {
  expect(named('ab bc ac')).toEqual([]);
  expect(named('ab bc cd da ca')).toHaveLength(1);
  expect(named('ab ac ad ba')).toHaveLength(1);
  // Two circles through one arrow.
  expect(named('ab bc cd da ce ea')).toHaveLength(1);
  expect(named('ab ba cd dc')).toHaveLength(2);
});

test('of as few arrows, those with the fewest imports run back', () => {
  expect(backArrows(graph('ab ab ba'))).toEqual([{ from: 'b', to: 'a', imports: 1 }]);
  expect(backArrows(graph('ab ba ba'))).toEqual([{ from: 'a', to: 'b', imports: 1 }]);
});

test('without the arrows that run back there is no circle, also of more nodes than are tried in all orders', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const ring = letters.map((letter, at) => `${letter}${letters[(at + 1) % 26]}`);
  const large = graph([...ring, 'ca', 'zx'].join(' '));
  const back = backArrows(large);
  expect(back).toHaveLength(2);
  expect(cycles(without(large, back))).toEqual([]);
});

test('imports are found in all their forms, once for each file, and packages are none', () => {
  const sources = [
    source(
      'src/main.ts',
      "import type { A } from '#core/a.ts';",
      "import { b, type B } from './core/b.ts';",
      "import { type C } from './core/c.ts';",
      "export { d } from './core/d.ts';",
      "import './core/e.ts';",
      "import { z } from 'zod';",
      "const f = await import('./core/f.ts');",
      "type G = import('./core/g.ts').G;",
      "import { c } from '#core/c.ts';",
      '// import { h } from "./core/h.ts";',
    ),
    source('src/core/page.js', "/** @type {import('./a.ts').A} */", 'let a;'),
    ...'abcdefgh'.split('').map((name) => source(`src/core/${name}.ts`, '')),
  ];
  const imports = importsAmong(sources, new Map([['#core/', 'src/core/']]));
  expect(imports.map(({ from, to, typeOnly }) => `${from} ${to} ${typeOnly}`).toSorted()).toEqual([
    'src/core/page.js src/core/a.ts true',
    'src/main.ts src/core/a.ts true',
    'src/main.ts src/core/b.ts false',
    'src/main.ts src/core/c.ts false',
    'src/main.ts src/core/d.ts false',
    'src/main.ts src/core/e.ts false',
    'src/main.ts src/core/f.ts false',
    'src/main.ts src/core/g.ts true',
  ]);
});

test('functions of every form are named and counted from their first line to their last', () => {
  const sources = [
    source('a.ts', 'export function declared(): void {', '', '', '}'),
    source('b.ts', 'const closure = async () => {', '', '};', 'const short = () => {', '};'),
    source('c.ts', 'class A {', '  #method(', '  ): void {', '  }', '}'),
    source('d.ts', 'const port = {', '  read: () => {', '', '  },', '};'),
    source('e.ts', 'test(', '  x.map((y) => {', '', '    return y;', '  }),', ');'),
    source('f.ts', '// function no() {', "const text = '{", "';"),
  ];
  expect(longFunctions(sources.slice(0, 5), 2)).toEqual([
    { file: 'a.ts', line: 1, name: 'declared', lines: 4 },
    { file: 'e.ts', line: 2, name: 'a closure given to map', lines: 4 },
    { file: 'b.ts', line: 1, name: 'closure', lines: 3 },
    { file: 'c.ts', line: 2, name: 'method', lines: 3 },
    { file: 'd.ts', line: 2, name: 'read', lines: 3 },
  ]);
});

test('a small file is one that a single other imports', () => {
  const sources = [source('a.ts', '1'), source('b.ts', '1', '2', '3'), source('c.ts', '1')];
  const imports = [
    { from: 'x.ts', to: 'a.ts', typeOnly: true },
    { from: 'x.ts', to: 'b.ts', typeOnly: false },
    { from: 'x.ts', to: 'c.ts', typeOnly: false },
    { from: 'y.ts', to: 'c.ts', typeOnly: true },
  ];
  expect(smallFiles(sources, imports, 3)).toEqual([
    { file: 'a.ts', lines: 1, importedBy: 'x.ts', row: false },
  ]);
});

test('a small file is a row of a table where the one that imports it holds little but its like', () => {
  const alike = ['kinds/a.ts', 'kinds/b.ts', 'kinds/c.ts', 'kinds/d.ts'];
  const rows = (...table: readonly string[]) =>
    smallFiles(
      [source('table.ts', ...table), ...alike.map((path) => source(path, '1'))],
      alike.map((to) => ({ from: 'table.ts', to, typeOnly: false })),
      3,
    ).map(({ row }) => row);
  expect(rows('1', '2', '3', '4', '5')).toEqual([true, true, true, true]);
  expect(rows(...Array.from({ length: 25 }, String))).toEqual([false, false, false, false]);
});

test('rooms of the core are measured apart, types included; a circle of types alone is none at run time', () => {
  const structure = measure(
    [
      source('src/main.ts', "import './core/desk/desk.ts';"),
      source('src/core/desk/desk.ts', "import '../time/day.ts';", "import '../model/ids.ts';", ''),
      source('src/core/time/day.ts', "import type { A } from '../model/ids.ts';", ''),
      source('src/core/model/ids.ts', "import type { B } from '../time/day.ts';", ''),
    ],
    new Map(),
  );
  expect(structure.core).toMatchObject({ files: 3, lines: 4, rooms: 3, arrows: 4, floors: 2 });
  expect(structure.core.arrowsBack).toHaveLength(1);
  expect(structure.all).toMatchObject({ files: 4, rooms: 4, arrows: 5, floors: 3 });
  expect(structure.cycles).toEqual([['src/core/model/ids.ts', 'src/core/time/day.ts']]);
  expect(structure.cyclesAtRunTime).toEqual([]);
});
