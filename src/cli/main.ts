// The host's command line: `npm run cairn -- …`.
import { InvalidArgumentError, program } from 'commander';
import { slackManifest } from '#surfaces/slack/connect/manifest.ts';
import { commands } from '../../commands/index.ts';
import { addRoadmapCommands } from './roadmap/commands.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);

function httpsAddress(text: string): string {
  if (URL.canParse(text) && new URL(text).protocol === 'https:') return text;
  throw new InvalidArgumentError('It has to begin with https://, as Slack takes nothing else.');
}

program.name('npm run cairn --').description('Looks after your Cairn: roadmaps and set-up.');

addRoadmapCommands(program, print);

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
