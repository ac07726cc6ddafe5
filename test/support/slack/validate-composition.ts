// Block Kit's composition objects: texts, options, confirmation dialogs, images, filters.
import { isObject, type Json, type JsonObject, listAt, sameJson } from './json.ts';
import {
  all,
  byType,
  type Check,
  flag,
  list,
  oneOf,
  rule,
  schemas,
  shape,
  text,
} from './validate-schema.ts';

const plain = (max: number): Check =>
  shape({ type: oneOf('plain_text'), text: text(max) }, { emoji: flag });

const mrkdwn = (max: number): Check =>
  shape({ type: oneOf('mrkdwn'), text: text(max) }, { verbatim: flag });

export const plainText = (max: number): Check => schemas(byType({ plain_text: plain(max) }));

export const anyText = (max: number): Check =>
  schemas(byType({ plain_text: plain(max), mrkdwn: mrkdwn(max) }));

const canParse = (value: Json): URL | undefined =>
  typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;

export const link: Check = all(
  text(3000),
  rule((value) => {
    const url = canParse(value);
    return url && url.protocol !== 'javascript:' && url.protocol !== 'data:'
      ? undefined
      : 'must be a valid url';
  }),
);

const LOOPBACK = /^(localhost|127\.|10\.|192\.168\.|\[::1\]|0\.0\.0\.0)/;

/** Slack fetches the picture when the message is posted, so an address that only the host can reach fails. */
export const imageLink: Check = all(
  text(3000),
  rule((value) => {
    const url = canParse(value);
    if (!url || !/^https?:$/.test(url.protocol)) return 'must be a valid url';
    return LOOPBACK.test(url.hostname) ? 'downloading image failed' : undefined;
  }),
);

export const slackFile: Check = all(
  shape({}, { id: text(255), url: text(3000) }),
  rule((value, report) => {
    if (!isObject(value)) return undefined;
    if ('id' in value === 'url' in value) return 'must define either `id` or `url`';
    return report.isSlackImage(value) ? undefined : 'invalid slack file';
  }),
);

/** An image has exactly one of its two sources. */
export const oneImageSource: Check = rule((value) =>
  isObject(value) && 'image_url' in value === 'slack_file' in value
    ? 'must define either `image_url` or `slack_file`'
    : undefined,
);

export const confirmation: Check = shape(
  { text: anyText(300) },
  {
    title: plainText(100),
    confirm: plainText(30),
    deny: plainText(30),
    style: oneOf('primary', 'danger'),
  },
);

/** An option of a select: plain text of 75 characters, a value of 150. */
export const option: Check = shape(
  { text: plainText(75), value: text(150) },
  { description: plainText(75) },
);

export const overflowOption: Check = shape(
  { text: plainText(75), value: text(150) },
  { description: plainText(75), url: link },
);

/** An option of checkboxes and radio buttons, which may have markup. */
export const richOption: Check = shape(
  { text: anyText(75), value: text(150) },
  { description: anyText(75) },
);

export const optionGroup: Check = shape({
  label: plainText(75),
  options: list(option, 1, 100),
});

export const dispatchConfig: Check = shape(
  {},
  { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 1, 2) },
);

export const conversationFilter: Check = all(
  shape(
    {},
    {
      include: list(oneOf('im', 'mpim', 'private', 'public'), 1, 4),
      exclude_external_shared_channels: flag,
      exclude_bot_users: flag,
    },
  ),
  rule((value) =>
    isObject(value) && Object.keys(value).length === 0
      ? 'must provide at least one filter'
      : undefined,
  ),
);

/** Every option of an element, grouped or not. */
export const optionsOf = (element: JsonObject): Json[] => [
  ...listAt(element, 'options'),
  ...listAt(element, 'option_groups').flatMap((group) =>
    isObject(group) ? listAt(group, 'options') : [],
  ),
];

/** What is chosen from the start has to be one of the options, to the letter. */
export const initialIsAnOption: Check = rule((value) => {
  if (!isObject(value)) return undefined;
  const first = value['initial_option'];
  const chosen = first === undefined ? listAt(value, 'initial_options') : [first];
  const options = optionsOf(value);
  return chosen.every((entry) => options.some((other) => sameJson(entry, other)))
    ? undefined
    : 'initial option(s) must be among the options';
});
