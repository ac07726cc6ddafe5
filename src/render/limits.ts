// Every limit of Discord and Slack in one place, each with what happens beyond it.
//
// Discord counts code points (discord-api-docs #1315), Slack does not say what it counts. Here all
// lengths are UTF-16 units: never fewer than code points, so a text that fits here fits there.

/** Beyond it, a text ends in "…" and a row of things in "… 12 more". */
export type Truncated = { readonly most: number; readonly policy: 'truncate' };
/** Beyond it, a further row, block or input takes the rest. */
export type Split = { readonly most: number; readonly policy: 'split' };
/** Beyond it there is nothing to show: a bug of the caller, thrown. */
export type Refused = { readonly most: number; readonly policy: 'refuse' };

function truncated(most: number): Truncated {
  return { most, policy: 'truncate' };
}
function split(most: number): Split {
  return { most, policy: 'split' };
}
function refused(most: number): Refused {
  return { most, policy: 'refuse' };
}

/**
 * Discord: https://docs.discord.com/developers/components/reference for components and modals,
 * https://docs.discord.com/developers/resources/message for messages; checked against
 * the validation in @discordjs/builders 1.15.
 */
export const DISCORD = {
  /** Components of a message, nested ones included. */
  components: truncated(40),
  /** Characters of all text displays of a message together. */
  text: truncated(4_000),
  /**
   * UTF-8 bytes of them together. Discord answers 500 from about 10,170 on, 12 more for each text
   * display (discord-api-docs #8554): 3,400 Chinese characters are enough.
   */
  textBytes: truncated(9_600),
  /** Our own: that many blocks of text share the 4,000 with at least 24 characters each. */
  textBlocks: truncated(160),
  buttonsInRow: split(5),
  buttonLabel: truncated(80),
  /** A longer address is given as a link in the text. */
  buttonUrl: split(512),
  selectOptions: truncated(25),
  selectPlaceholder: truncated(150),
  optionLabel: truncated(100),
  optionValue: refused(100),
  optionDescription: truncated(100),
  files: truncated(10),
  fileDescription: truncated(1_024),
  /** Users in `allowed_mentions`: https://docs.discord.com/developers/resources/message#allowed-mentions-object */
  allowedMentions: truncated(100),
  modalTitle: truncated(45),
  modalFields: refused(5),
  fieldId: refused(100),
  fieldLabel: truncated(45),
  fieldDescription: truncated(100),
  inputValue: truncated(4_000),
  inputPlaceholder: truncated(100),
} as const;

/**
 * Slack: https://docs.slack.dev/reference/block-kit/blocks, …/block-elements,
 * …/composition-objects and https://docs.slack.dev/reference/views, as told in @slack/types 3.2.
 */
export const SLACK = {
  blocks: truncated(50),
  /**
   * JSON characters of a message's text. Slack answers msg_blocks_too_long somewhere from 11,000 to
   * 13,300, undocumented: slackapi/bolt-js #2509 and #2867. Measuring the JSON stays below both.
   */
  text: truncated(10_000),
  /** Our own: that many blocks of text share the 10,000 with at least 330 characters each. */
  textBlocks: truncated(30),
  contextText: truncated(2_000),
  /** The top-level text: 4,000 are recommended at most; a notification shows far less. */
  fallback: truncated(3_000),
  /** 25 are allowed; rows of five look right on a phone. */
  buttonsInBlock: split(5),
  buttonLabel: truncated(75),
  /** A longer address is given as a link in the text. */
  buttonUrl: split(3_000),
  selectOptions: truncated(100),
  placeholder: truncated(150),
  optionText: truncated(75),
  optionValue: refused(75),
  altText: truncated(2_000),
  viewBlocks: refused(100),
  viewTitle: truncated(24),
  viewButton: truncated(24),
  privateMetadata: refused(3_000),
  fieldId: refused(255),
  inputLabel: truncated(2_000),
  inputHint: truncated(2_000),
  inputValue: truncated(3_000),
} as const;
