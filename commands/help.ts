// /help: what Cairn can do, by how often one wants it; what each command is for, and examples, by buttons and by name.
import { answer, turnedPage } from '#core/command/answer.ts';
import {
  type AnyContext,
  type Command,
  type Context,
  defineCommand,
  USES,
  type Use,
} from '#core/command/command.ts';
import { bold, code, joined, rich, command as typed } from '#core/message/inline.ts';
import { actions, list, type Message, message, quiet, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { optional } from '#core/options/option.ts';
import { sentenceCase } from '#core/text/sentence-case.ts';

export const help = defineCommand({
  name: 'help',
  about: 'What Cairn can do, with examples',
  use: 'my settings',
  examples: ['', 'log'],
  options: { command: optional('command', 'A command to explain') },
  needs: 'nothing',
  async run(context, { command: name }) {
    const chosen = context.commands.find((candidate) => candidate.name === name);
    return answer(chosen === undefined ? overview(context) : details(chosen));
  },
  actions: {
    use: async (context, { args: [named] }) => {
      const use = USES.find((each) => each === named);
      return turnedPage(context, use === undefined ? overview(context) : explained(context, use));
    },
  },
});

/** Six lines that fit a phone, five for those who are no admins. */
function overview(context: Context): Message {
  const uses = usesFor(context).map((use) => {
    const names = commandsOf(context, use).map(({ name }) => typed(name));
    return rich`${bold(sentenceCase(use))} ${joined(' · ', ...names)}`;
  });
  return message(
    text(
      rich`${bold('Cairn')} keeps your study group on one roadmap: log hours, complete items, and see where you stand.`,
    ),
    list(uses),
    quiet(joined(' ', rich`Examples for each: ${typed('help log')}.`, toSetUp(context))),
    useButtons(context),
  );
}

/** What each command of a use is for. */
function explained(context: Context, use: Use): Message {
  return message(
    text(bold(sentenceCase(use))),
    list(commandsOf(context, use).map(({ name, about }) => rich`${typed(name)} ${about}`)),
    useButtons(context, use),
  );
}

function useButtons(context: Context, current?: Use) {
  return actions(
    ...usesFor(context).map((use) => ({
      label: sentenceCase(use),
      press: press('help.use', use),
      current: use === current,
    })),
  );
}

function usesFor({ ask }: Context): readonly Use[] {
  return USES.filter((use) => use !== 'for admins' || ask.asker.seemsAdmin);
}

function commandsOf({ commands }: Context, use: Use): readonly Command[] {
  return commands.filter((each) => each.use === use);
}

/** In direct messages there is no place that could be set up. */
function toSetUp({ group, ask }: AnyContext) {
  if (group !== undefined || ask.direct) return undefined;
  return rich`No group is set up here yet: whoever manages this place starts with ${typed('setup group')}.`;
}

function details(command: Command): Message {
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
