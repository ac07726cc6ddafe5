// The host's command line: `npm run cairn -- …`.
import { InvalidArgumentError, program } from 'commander';
import { slackManifest } from '#surfaces/slack/connect/manifest.ts';
import { commands } from '../../commands/index.ts';
import { diffRoadmapFiles } from '../roadmap/diff-command.ts';
import { type ImportOptions, importRoadmapFile } from '../roadmap/import-command.ts';
import { generateSchema } from '../roadmap/json-schema.ts';
import { validateRoadmapFiles } from '../roadmap/validate-command.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);

function httpsAddress(text: string): string {
  if (URL.canParse(text) && new URL(text).protocol === 'https:') return text;
  throw new InvalidArgumentError('It begins with https://: Slack takes no other.');
}

program.name('npm run cairn --').description('Looks after a Cairn: roadmaps and set-up.');

const roadmap = program.command('roadmap').description('Work on roadmap files');

roadmap
  .command('validate')
  .description('Check roadmap files; every error is told with file, line and column')
  .argument('<files...>', 'YAML files')
  .action((files: string[]) => {
    process.exitCode = validateRoadmapFiles(files, print);
  });

roadmap
  .command('import')
  .description('Make a roadmap file of Markdown in the shape of the shipped roadmap’s source')
  .argument('<file>', 'the Markdown file')
  .option('--out <file>', 'where the YAML goes; the terminal unless told')
  .option('--ids-from <file>', 'an earlier roadmap: what has the same title keeps its id')
  .action((file: string, options: ImportOptions) => {
    process.exitCode = importRoadmapFile(file, options, print);
  });

roadmap
  .command('diff')
  .description('Tell which items were added, removed, renamed or changed between two files')
  .argument('<old>', 'the roadmap as it is')
  .argument('<new>', 'the roadmap as it is to be')
  .action((before: string, after: string) => {
    process.exitCode = diffRoadmapFiles(before, after, print);
  });

roadmap
  .command('schema')
  .description('Write roadmap/roadmap.schema.json, with which editors complete and check a roadmap')
  .argument('[file]', 'where to', 'roadmap/roadmap.schema.json')
  .action((file: string) => {
    process.exitCode = generateSchema(file, print);
  });

program
  .command('manifest')
  .description('Print the Slack app manifest, to paste at https://api.slack.com/apps')
  .option(
    '--http <address>',
    'for Slack over HTTP: the https address at which Cairn is reached',
    httpsAddress,
  )
  .action(({ http }: { http?: string }) =>
    print(JSON.stringify(slackManifest(commands, http), null, 2)),
  );

await program.parseAsync();
