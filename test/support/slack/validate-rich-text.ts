// The rich_text block: sections, lists, quotes, preformatted text, and what stands in them.
import {
  byType,
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

const style: Check = shape(
  {},
  { bold: flag, italic: flag, strike: flag, code: flag, underline: flag, highlight: flag },
);

const styled = (type: string, required: Fields, optional: Fields = {}): Check =>
  shape({ type: oneOf(type), ...required }, { style, ...optional });

const id = text(255);

const anyUrl = rule((value) =>
  typeof value === 'string' && URL.canParse(value) ? undefined : 'must be a valid url',
);

const inline: Fields = {
  text: styled('text', { text: text(12_000) }),
  link: styled('link', { url: anyUrl }, { text: text(12_000), unsafe: flag }),
  emoji: styled('emoji', { name: text(100) }, { unicode: text(100), skin_tone: whole(1, 6) }),
  user: styled('user', { user_id: id }),
  usergroup: styled('usergroup', { usergroup_id: id }),
  channel: styled('channel', { channel_id: id }),
  team: styled('team', { team_id: id }),
  broadcast: styled('broadcast', { range: oneOf('here', 'channel', 'everyone') }),
  color: styled('color', { value: matching(/^#[0-9a-fA-F]{6}$/, 'must be a valid color') }),
  date: styled(
    'date',
    { timestamp: whole(-9_999_999_999, 9_999_999_999), format: text(255) },
    { url: anyUrl, fallback: text(3000) },
  ),
};

const inlines = list(byType(inline), 0, 1000);
const border: Fields = { border: whole(0, 1) };
const section = shape({ type: oneOf('rich_text_section'), elements: inlines });

const parts: Fields = {
  rich_text_section: section,
  rich_text_list: shape(
    {
      type: oneOf('rich_text_list'),
      elements: list(byType({ rich_text_section: section }), 1, 1000),
      style: oneOf('bullet', 'ordered'),
    },
    { ...border, indent: whole(0, 8), offset: whole(0, 100_000) },
  ),
  rich_text_quote: shape({ type: oneOf('rich_text_quote'), elements: inlines }, border),
  rich_text_preformatted: shape(
    {
      type: oneOf('rich_text_preformatted'),
      elements: list(byType({ text: inline['text'] ?? id, link: inline['link'] ?? id }), 0, 1000),
    },
    { ...border, language: text(50) },
  ),
};

export const richTextBlock: Check = shape(
  { type: oneOf('rich_text'), elements: list(byType(parts), 1, 1000) },
  { block_id: text(255) },
);
