// Block Kit's elements: buttons, selects, pickers, inputs. Limits from Slack's reference.
import { isObject } from './json.ts';
import {
  confirmation,
  conversationFilter,
  dispatchConfig,
  imageLink,
  initialIsAnOption,
  link,
  oneImageSource,
  option,
  optionGroup,
  overflowOption,
  plainText,
  richOption,
  slackFile,
} from './validate-composition.ts';
import { richTextBlock } from './validate-rich-text.ts';
import {
  all,
  type Check,
  type Fields,
  flag,
  list,
  matching,
  oneOf,
  rule,
  shape,
  text,
  whole,
} from './validate-schema.ts';

const kind = (name: string): Fields => ({ type: oneOf(name) });
const action: Fields = { action_id: text(255) };
const confirmable: Fields = { ...action, confirm: confirmation };
const focusable: Fields = { focus_on_load: flag };
const placeholder: Fields = { placeholder: plainText(150) };
const menu: Fields = { ...confirmable, ...focusable, ...placeholder };
const many: Fields = { ...menu, max_selected_items: whole(1, 100) };
const typed: Fields = {
  ...action,
  ...focusable,
  ...placeholder,
  dispatch_action_config: dispatchConfig,
};

const id = text(255);
const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'must be a valid date');
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a valid time');
const numeric = matching(/^-?\d+(\.\d+)?$/, 'must be a valid number');

const optionsOrGroups: Check = rule((value) =>
  isObject(value) && 'options' in value === 'option_groups' in value
    ? 'must define either `options` or `option_groups`'
    : undefined,
);

const staticSelect = (name: string, initial: Fields, base: Fields): Check =>
  all(
    shape(kind(name), {
      ...base,
      ...initial,
      options: list(option, 1, 100),
      option_groups: list(optionGroup, 1, 100),
    }),
    optionsOrGroups,
    initialIsAnOption,
  );

const minBelowMax = (min: string, max: string): Check =>
  rule((value) => {
    if (!isObject(value) || value[min] === undefined || value[max] === undefined) return undefined;
    return Number(value[min]) > Number(value[max])
      ? `\`${min}\` must not be greater than \`${max}\``
      : undefined;
  });

const buttons: Fields = {
  button: shape(
    { ...kind('button'), text: plainText(75) },
    {
      ...confirmable,
      value: text(2000),
      url: link,
      style: oneOf('primary', 'danger'),
      accessibility_label: text(75),
    },
  ),
  overflow: shape({ ...kind('overflow'), options: list(overflowOption, 2, 5) }, confirmable),
};

const choices: Fields = {
  checkboxes: all(
    shape(
      { ...kind('checkboxes'), options: list(richOption, 1, 10) },
      { ...confirmable, ...focusable, initial_options: list(richOption, 1, 10) },
    ),
    initialIsAnOption,
  ),
  radio_buttons: all(
    shape(
      { ...kind('radio_buttons'), options: list(richOption, 1, 10) },
      { ...confirmable, ...focusable, initial_option: richOption },
    ),
    initialIsAnOption,
  ),
};

const selects: Fields = {
  static_select: staticSelect('static_select', { initial_option: option }, menu),
  external_select: shape(kind('external_select'), {
    ...menu,
    initial_option: option,
    min_query_length: whole(0, 100),
  }),
  users_select: shape(kind('users_select'), { ...menu, initial_user: id }),
  channels_select: shape(kind('channels_select'), {
    ...menu,
    initial_channel: id,
    response_url_enabled: flag,
  }),
  conversations_select: shape(kind('conversations_select'), {
    ...menu,
    initial_conversation: id,
    default_to_current_conversation: flag,
    response_url_enabled: flag,
    filter: conversationFilter,
  }),
};

const multiSelects: Fields = {
  multi_static_select: staticSelect(
    'multi_static_select',
    { initial_options: list(option, 1, 100) },
    many,
  ),
  multi_external_select: shape(kind('multi_external_select'), {
    ...many,
    initial_options: list(option, 1, 100),
    min_query_length: whole(0, 100),
  }),
  multi_users_select: shape(kind('multi_users_select'), {
    ...many,
    initial_users: list(id, 0, 100),
  }),
  multi_channels_select: shape(kind('multi_channels_select'), {
    ...many,
    initial_channels: list(id, 0, 100),
  }),
  multi_conversations_select: shape(kind('multi_conversations_select'), {
    ...many,
    initial_conversations: list(id, 0, 100),
    default_to_current_conversation: flag,
    filter: conversationFilter,
  }),
};

const pickers: Fields = {
  datepicker: shape(kind('datepicker'), { ...menu, initial_date: date }),
  timepicker: shape(kind('timepicker'), { ...menu, initial_time: time, timezone: text(100) }),
  datetimepicker: shape(kind('datetimepicker'), {
    ...confirmable,
    ...focusable,
    initial_date_time: whole(1_000_000_000, 9_999_999_999),
  }),
};

const inputs: Fields = {
  plain_text_input: all(
    shape(kind('plain_text_input'), {
      ...typed,
      initial_value: text(3000, 0),
      multiline: flag,
      min_length: whole(0, 3000),
      max_length: whole(1, 3000),
    }),
    minBelowMax('min_length', 'max_length'),
  ),
  rich_text_input: shape(kind('rich_text_input'), {
    ...typed,
    initial_value: richTextBlock,
    min_lines: whole(1, 100),
    max_lines: whole(1, 100),
  }),
  email_text_input: shape(kind('email_text_input'), { ...typed, initial_value: text(3000) }),
  url_text_input: shape(kind('url_text_input'), { ...typed, initial_value: link }),
  number_input: all(
    shape(
      { ...kind('number_input'), is_decimal_allowed: flag },
      { ...typed, initial_value: numeric, min_value: numeric, max_value: numeric },
    ),
    minBelowMax('min_value', 'max_value'),
  ),
};

const fileInput: Check = all(
  shape(kind('file_input'), {
    ...action,
    filetypes: list(text(50), 1, 50),
    max_files: whole(1, 10),
  }),
  rule((_value, report) =>
    report.surface === 'modal' ? undefined : 'file_input is only allowed in modals',
  ),
);

export const imageElement: Check = all(
  shape(
    { ...kind('image'), alt_text: text(2000) },
    { image_url: imageLink, slack_file: slackFile },
  ),
  oneImageSource,
);

export const actionsElements: Fields = {
  ...buttons,
  ...choices,
  ...selects,
  ...multiSelects,
  ...pickers,
};

export const accessories: Fields = { ...actionsElements, image: imageElement };

export const inputElements: Fields = {
  ...choices,
  ...selects,
  ...multiSelects,
  ...pickers,
  ...inputs,
  file_input: fileInput,
};
