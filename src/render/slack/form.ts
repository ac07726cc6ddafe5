// A form as a Slack modal: each field an input block whose ids are the field's own.
import type { DispatchActionConfig, InputBlock, InputBlockElement, ModalView } from '@slack/types';
import type { Form, FormField } from '#core/message/form.ts';
import { encodePress } from '#core/message/press.ts';
import { fitText } from '../fit.ts';
import { onOneLine } from '../inline-tree.ts';
import { SLACK } from '../limits.ts';
import { placeholder, plainText, slackOption } from './components.ts';
import { isSlackId } from './rich-text.ts';

type Input = FormField['input'];
type InputOf<K extends Input['kind']> = Extract<Input, { readonly kind: K }>;

/**
 * The view to open. `privateMetadata` comes back with the submission: at most 3,000 characters, else
 * it throws. A `search` field asks for options with its field id as `action_id` (`block_suggestion`).
 */
export function renderSlackForm(form: Form, privateMetadata: string): ModalView {
  const { most } = SLACK.viewBlocks;
  if (form.fields.length === 0 || form.fields.length > most) {
    throw new RangeError(
      `form ${form.submit.action}: ${form.fields.length} fields of 1 to ${most}`,
    );
  }
  return {
    type: 'modal',
    callback_id: encodePress(form.submit),
    private_metadata: fitText(privateMetadata, SLACK.privateMetadata, "a form's metadata"),
    title: plainText(fitText(onOneLine(form.title), SLACK.viewTitle, 'a form')),
    submit: plainText(fitText(onOneLine(form.submitLabel), SLACK.viewButton, 'a button')),
    close: plainText('Cancel'),
    ...(form.keep === undefined ? {} : { notify_on_close: true }),
    blocks: form.fields
      .map(inputBlock)
      .map((block) => (form.keep === undefined ? block : withTypingReported(block))),
  };
}

/** An input of text that tells at each character what stands in the form. */
function withTypingReported(block: InputBlock): InputBlock {
  const { element } = block;
  if (element.type !== 'plain_text_input') return block;
  const dispatch_action_config: DispatchActionConfig = {
    trigger_actions_on: ['on_character_entered'],
  };
  return { ...block, dispatch_action: true, element: { ...element, dispatch_action_config } };
}

function inputBlock(field: FormField): InputBlock {
  const hint = field.hint?.trim() ?? '';
  return {
    type: 'input',
    block_id: fitText(field.id, SLACK.fieldId, "a field's id"),
    label: plainText(fitText(onOneLine(field.label), SLACK.inputLabel, 'a field')),
    optional: !field.required,
    element: element(field),
    ...(hint === '' ? {} : { hint: plainText(fitText(hint, SLACK.inputHint, 'a hint')) }),
  };
}

function element(field: FormField): InputBlockElement {
  const { input } = field;
  switch (input.kind) {
    case 'line':
      return textInput(field, input, false);
    case 'lines':
      return textInput(field, input, true);
    case 'search':
      return search(field, input);
    case 'choice':
      return choice(field, input);
    case 'member':
      return { type: 'users_select', action_id: field.id, ...initial(field, 'initial_user') };
    case 'channel':
      return {
        type: 'conversations_select',
        action_id: field.id,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...initial(field, 'initial_conversation'),
      };
    case 'file':
      // No `filetypes`: what Slack takes for Markdown or YAML is not said, and a file that would do
      // could not be chosen at all.
      return { type: 'file_input', action_id: field.id, max_files: 1 };
  }
}

function textInput(
  field: FormField,
  input: { readonly placeholder?: string; readonly longest?: number },
  multiline: boolean,
): InputBlockElement {
  const most = Math.min(input.longest ?? SLACK.inputValue.most, SLACK.inputValue.most);
  const value = fitText(field.value ?? '', { ...SLACK.inputValue, most }, field.id);
  return {
    type: 'plain_text_input',
    action_id: field.id,
    multiline,
    max_length: most,
    ...(value === '' ? {} : { initial_value: value }),
    ...placeholder(input.placeholder),
  };
}

function search(field: FormField, input: InputOf<'search'>): InputBlockElement {
  const { value } = field;
  // An option's value is short; a longer one that was typed stays in a line, so that it is not lost.
  if (value !== undefined && value.length > SLACK.optionValue.most) {
    return textInput(field, input, false);
  }
  return {
    type: 'external_select',
    action_id: field.id,
    min_query_length: 0,
    ...(value === undefined || value === '' ? {} : { initial_option: slackOption(value, value) }),
    ...placeholder(input.placeholder),
  };
}

function choice(field: FormField, input: InputOf<'choice'>): InputBlockElement {
  // What a select cannot hold can still be typed.
  if (input.options.length === 0 || input.options.length > SLACK.selectOptions.most) {
    return textInput(field, {}, false);
  }
  const options = input.options.map(({ label, value }) => slackOption(label, value));
  const chosen = options.find(({ value }) => value === field.value);
  return {
    type: 'static_select',
    action_id: field.id,
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

function initial<K extends 'initial_user' | 'initial_conversation'>(
  field: FormField,
  key: K,
): { [P in K]?: string } {
  const none: { [P in K]?: string } = {};
  return field.value !== undefined && isSlackId(field.value)
    ? { ...none, [key]: field.value }
    : none;
}
