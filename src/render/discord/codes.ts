// Discord's numbers for components, styles and flags, checked against its published types.
// Written out because those types come from a package that is only there while developing.
import type {
  ButtonStyle,
  ChannelType,
  ComponentType,
  MessageFlags,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord-api-types/v10';

export const COMPONENT = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  channelSelect: 8,
  textDisplay: 10,
  mediaGallery: 12,
  separator: 14,
  label: 18,
  fileUpload: 19,
} as const satisfies Record<string, ComponentType>;

export const BUTTON = { primary: 1, secondary: 2, danger: 4, link: 5 } as const satisfies Record<
  string,
  ButtonStyle
>;

export const INPUT = { line: 1, lines: 2 } as const satisfies Record<string, TextInputStyle>;

/** The channels in which a bot can post. */
export const POSTABLE_CHANNELS = [0, 5] as const satisfies readonly ChannelType[];

export const COMPONENTS_V2: MessageFlags.IsComponentsV2 = 32_768;

/** What a select's default values are. Cast here only: a string enum takes no literal of equal value. */
export const DEFAULT_VALUE = {
  user: 'user' as SelectMenuDefaultValueType.User,
  channel: 'channel' as SelectMenuDefaultValueType.Channel,
};
