// `npm run cairn -- roadmap …`: what can be done with roadmap files.
import type { Command } from 'commander';
import { diffRoadmapFiles } from './diff.ts';
import { type ImportOptions, importRoadmapFile } from './import.ts';
import { generateSchema } from './schema.ts';
import { validateRoadmapFiles } from './validate.ts';

export function addRoadmapCommands(program: Command, print: (line: string) => void): void {
  const roadmap = program.command('roadmap').description('Work on roadmap files');

  roadmap
    .command('validate')
    .description('Check roadmap files; each error is reported with file, line and column')
    .argument('<files...>', 'YAML files')
    .action((files: string[]) => {
      process.exitCode = validateRoadmapFiles(files, print);
    });

  roadmap
    .command('import')
    .description('Make a roadmap file of Markdown in the shape of the shipped roadmap’s source')
    .argument('<file>', 'the Markdown file')
    .option('--out <file>', 'where the YAML goes; by default the terminal')
    .option('--ids-from <file>', 'an earlier roadmap: what has the same title keeps its id')
    .action((file: string, options: ImportOptions) => {
      process.exitCode = importRoadmapFile(file, options, print);
    });

  roadmap
    .command('diff')
    .description('List the items that were added, removed, renamed or changed between two files')
    .argument('<old>', 'the roadmap as it is')
    .argument('<new>', 'the roadmap as it would be')
    .action((before: string, after: string) => {
      process.exitCode = diffRoadmapFiles(before, after, print);
    });

  roadmap
    .command('schema')
    .description(
      'Write roadmap/roadmap.schema.json, with which editors complete and check a roadmap',
    )
    .argument('[file]', 'where to', 'roadmap/roadmap.schema.json')
    .action((file: string) => {
      process.exitCode = generateSchema(file, print);
    });
}
