// The figures as plain text.
import { formatTable } from '../table.ts';
import { type House, LONG_FUNCTION, SMALL_FILE, type Structure } from './measure.ts';
import type { Walk } from './walks.ts';

export type Details = {
  /** Names the small files, and the files of the walks. */
  readonly files: boolean;
  readonly statements: boolean;
};

export function report(structure: Structure, walks: readonly Walk[], details: Details): string {
  return [
    houses(structure),
    ...arrowsBack('src/core', structure.core),
    ...arrowsBack('all', structure.all),
    ...cyclesOf('Import cycles, types included', structure.cycles),
    ...cyclesOf('Import cycles at run time', structure.cyclesAtRunTime),
    `Functions over ${LONG_FUNCTION} lines: ${structure.longFunctions.length}`,
    ...structure.longFunctions.map(
      ({ lines, file, line, name }) => `  ${lines}  ${file}:${line}  ${name}`,
    ),
    '',
    `Files imported by one file alone and under ${SMALL_FILE} lines: ${smallFileCount(structure)}`,
    ...(details.files ? structure.smallFiles : []).map(
      ({ lines, file, importedBy, row }) =>
        `  ${lines}  ${file}  ${row ? 'a row of' : 'by'} ${importedBy}`,
    ),
    '',
    walkTable(walks),
    ...walks.flatMap((walk) => walkDetails(walk, details)),
  ].join('\n');
}

function houses({ core, all }: Structure): string {
  const row = (name: string, house: House): readonly string[] => [
    name,
    ...[
      house.files,
      house.lines,
      house.rooms,
      house.arrows,
      house.arrowsBack.length,
      house.floors,
      house.floorsWithoutArrowsBack,
    ].map(String),
  ];
  return formatTable({
    title: 'Rooms (folders that hold files), and the imports between them, types included',
    columns: ['', 'files', 'lines', 'rooms', 'arrows', 'back', 'floors', 'without back'],
    rows: [row('src/core', core), row('src and commands', all)],
    notes: [
      'back: the fewest arrows without which no rooms need one another',
      'floors: rooms on the longest way down, those that need one another on one; and when the arrows back are taken out',
    ],
  });
}

function arrowsBack(name: string, { arrowsBack: arrows }: House): readonly string[] {
  return [
    `Arrows that run back, ${name}: ${arrows.length}`,
    ...arrows.map(({ from, to, imports }) => `  ${from} → ${to} (imports: ${imports})`),
    '',
  ];
}

function cyclesOf(title: string, groups: readonly (readonly string[])[]): readonly string[] {
  return [`${title}: ${groups.length}`, ...groups.map((files) => `  ${files.join(', ')}`), ''];
}

function smallFileCount({ smallFiles }: Structure): string {
  const rows = smallFiles.filter(({ row }) => row);
  return `${smallFiles.length - rows.length}, and ${rows.length} rows of tables`;
}

function walkTable(walks: readonly Walk[]): string {
  return formatTable({
    title: 'Walks, on Discord and SQLite, in a group with two members',
    columns: ['', 'files', 'statements', 'units of work'],
    rows: walks.map(({ name, files, statements, units }) => [
      name,
      ...[files.length, statements.length, units].map(String),
    ]),
    notes: [
      'files of src/ and commands/ in which a function ran, from the ask or the due time until shortly after the answer or the post',
      'statements executed, BEGIN, COMMIT and ROLLBACK apart; units of work are the BEGINs',
    ],
  });
}

function walkDetails({ name, files, statements }: Walk, details: Details): readonly string[] {
  return [
    ...(details.files ? [`Files of ${name}:`, ...files.map((file) => `  ${file}`), ''] : []),
    ...(details.statements
      ? [`Statements of ${name}:`, ...statements.map((statement) => `  ${statement}`), '']
      : []),
  ];
}
