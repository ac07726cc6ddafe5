// Functions, methods and closures that are longer than one reads at a glance.
import {
  type Node,
  type ParseResult,
  parseSync,
  type VariableDeclarator,
  Visitor,
} from 'oxc-parser';
import type { Source } from './sources.ts';

export type LongFunction = {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** From its first line to its last, both counted. */
  readonly lines: number;
};

/** The longest first. */
export function longFunctions(sources: readonly Source[], limit: number): readonly LongFunction[] {
  return sources
    .flatMap((source) => functionsOf(source))
    .filter(({ lines }) => lines > limit)
    .toSorted((one, other) => other.lines - one.lines || one.file.localeCompare(other.file));
}

function functionsOf({ path, text }: Source): readonly LongFunction[] {
  const { program } = parseSync(path, text);
  const names = namesIn(program);
  const found: LongFunction[] = [];
  const add = (node: { readonly start: number; readonly end: number }) => {
    const { name, start } = names.get(node.start) ?? { name: 'a closure', start: node.start };
    const lines = linesBefore(text, node.end) - linesBefore(text, start) + 1;
    found.push({ file: path, line: linesBefore(text, start) + 1, name, lines });
  };
  new Visitor({
    FunctionDeclaration: add,
    FunctionExpression: add,
    ArrowFunctionExpression: add,
  }).visit(program);
  return found;
}

/** What a function is called, and where it begins with its name: by where the function itself begins. */
type Names = Map<number, { readonly name: string; readonly start: number }>;

function namesIn(program: ParseResult['program']): Names {
  const names: Names = new Map();
  const name = (value: Node | null, key: Node, start: number) => {
    const text = textOf(key);
    if (value !== null && text !== undefined) names.set(value.start, { name: text, start });
  };
  new Visitor({
    FunctionDeclaration: (node) => {
      if (node.id !== null) name(node, node.id, node.start);
    },
    VariableDeclarator: ({ id, init, start }: VariableDeclarator) => name(init, id, start),
    MethodDefinition: ({ key, value, start }) => name(value, key, start),
    PropertyDefinition: ({ key, value, start }) => name(value, key, start),
    Property: ({ key, value, start }) => name(value, key, start),
    CallExpression: ({ callee, arguments: given }) => {
      for (const each of given) {
        const called = textOf(callee);
        if (called === undefined || names.has(each.start)) continue;
        names.set(each.start, { name: `a closure given to ${called}`, start: each.start });
      }
    },
  }).visit(program);
  return names;
}

function textOf(node: Node): string | undefined {
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return node.name;
  if (node.type === 'MemberExpression') return textOf(node.property);
  return node.type === 'Literal' ? String(node.value) : undefined;
}

function linesBefore(text: string, end: number): number {
  return text.slice(0, end).split('\n').length - 1;
}
