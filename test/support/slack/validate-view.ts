// Whole messages and views: the entry to the Block Kit validator.
import { isObject, type Json, type JsonObject, objectsAt } from './json.ts';
import { blocksOf } from './validate-blocks.ts';
import { option, optionGroup, plainText } from './validate-composition.ts';
import {
  all,
  byType,
  type Check,
  type Fields,
  flag,
  list,
  oneOf,
  type Report,
  rule,
  type Surface,
  schemas,
  shape,
  text,
  worded,
} from './validate-schema.ts';

export type FileLookup = Report['isSlackImage'];

const common: Fields = {
  private_metadata: text(3000, 0),
  callback_id: text(255, 0),
  external_id: text(255, 0),
};

const needsSubmit: Check = rule((value) => {
  if (!isObject(value) || 'submit' in value) return undefined;
  return objectsAt(value, 'blocks').some((block) => block['type'] === 'input')
    ? 'must define `submit` to use an `input` block in modals'
    : undefined;
});

const modal: Check = all(
  shape(
    { type: oneOf('modal'), title: plainText(24), blocks: blocksOf(100) },
    {
      ...common,
      submit: plainText(24),
      close: plainText(24),
      clear_on_close: flag,
      notify_on_close: flag,
      submit_disabled: flag,
    },
  ),
  needsSubmit,
);

const home: Check = shape({ type: oneOf('home'), blocks: blocksOf(100) }, common);

const run = (check: Check, value: Json, at: string, surface: Surface, files: FileLookup) => {
  const report: Report = { surface, isSlackImage: files, problems: [] };
  check(value, at, report);
  return report.problems.map(worded);
};

/** What Slack refuses in the blocks of a message, in its own words; empty when they are right. */
export const messageProblems = (blocks: Json, files: FileLookup): string[] =>
  run(blocksOf(50), blocks, '/blocks', 'message', files);

/** What Slack refuses in a view; `surface` says which kind the method takes. */
export const viewProblems = (view: JsonObject, surface: Surface, files: FileLookup): string[] => {
  const check = surface === 'home' ? byType({ home }) : byType({ modal });
  return run(schemas(check), view, '/view', surface, files);
};

/** What Slack refuses in the answer to a block_suggestion. */
export const suggestionProblems = (answer: Json): string[] => {
  const check = all(
    shape({}, { options: list(option, 0, 100), option_groups: list(optionGroup, 0, 100) }),
    rule((value) =>
      isObject(value) && 'options' in value === 'option_groups' in value
        ? 'must define either `options` or `option_groups`'
        : undefined,
    ),
  );
  return run(check, answer, '', 'message', () => true);
};
