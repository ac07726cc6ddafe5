// /help: what Cairn can do, short, with examples.
import { answer } from '#core/command/answer.ts';
import { type Command, defineCommand } from '#core/command/command.ts';
import { bold, code, joined, rich, command as typed } from '#core/message/inline.ts';
import { heading, list, message, quiet, text } from '#core/message/message.ts';
import { optional } from '#core/options/option.ts';

export const help = defineCommand({
  name: 'help',
  about: 'What Cairn can do, with examples',
  examples: ['', 'log'],
  options: { command: optional('command', 'A command to explain') },
  needs: 'nothing',
  async run({ commands, group, ask }, { command: name }) {
    const chosen = commands.find((candidate) => candidate.name === name);
    if (chosen !== undefined) return answer(details(chosen));
    // In direct messages there is no place that could be set up.
    return answer(overview(commands, group === undefined && !ask.direct));
  },
});

function overview(commands: readonly Command[], toSetUp: boolean) {
  return message(
    heading('Cairn'),
    text(
      'Your study group follows one roadmap. Log hours, complete items, and see where you stand.',
    ),
    list(commands.map(({ name, about }) => rich`${typed(name)} ${about}`)),
    quiet(
      joined(
        ' ',
        rich`Examples for each: ${typed('help log')}.`,
        toSetUp
          ? rich`No group is set up here yet: whoever manages this place starts with ${typed('setup group')}.`
          : undefined,
      ),
    ),
  );
}

function details(command: Command) {
  const options = Object.entries(command.options).map(([name, option]) =>
    joined(
      ' ',
      code(name),
      option.about,
      option.choices && `(${option.choices.join(' · ')})`,
      option.required ? undefined : '(optional)',
    ),
  );
  const examples = command.examples.map((example) => typed(`${command.name} ${example}`.trim()));
  return message(
    text(rich`${bold(command.name)} · ${command.about}`),
    options.length === 0 ? undefined : list(options),
    text('For example'),
    list(examples),
  );
}
