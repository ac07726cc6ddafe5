// Slack's interactive elements, from the message model's blocks.
import type { PlainTextElement, Button as SlackButton, StaticSelect } from '@slack/types';
import type { Block, Button } from '#core/message/message.ts';
import { encodePress } from '#core/message/press.ts';
import { fitText } from '../fit.ts';
import { onOneLine } from '../inline-tree.ts';
import { SLACK } from '../limits.ts';
import { webUrl } from '../web-url.ts';

/** Literal text: nothing in it is parsed, `:emoji:` codes stay as typed. */
export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/**
 * A button, or nothing where Slack cannot hold its address: then it is given as text.
 * Slack reports presses of links too; `index` gives them an id that is no press of ours.
 */
export function slackButton(button: Button, index: number): SlackButton | undefined {
  const label = onOneLine(button.label);
  const text = plainText(fitText(label, SLACK.buttonLabel, 'a button'));
  if ('url' in button) {
    const url = webUrl(button.url);
    if (url === undefined || url.length > SLACK.buttonUrl.most) return undefined;
    return { type: 'button', text, url, action_id: `_link:${index}` };
  }
  const action_id = encodePress(button.press);
  if (button.current !== true) {
    const style = button.style === undefined ? {} : { style: button.style };
    return { type: 'button', text, action_id, ...style, ...heard(button.label, button.about) };
  }
  // Slack has no disabled buttons: the choice in force is marked, and said to screen readers.
  const suffix = ', chosen';
  const most = SLACK.buttonLabel.most - suffix.length;
  const said = fitText(label, { ...SLACK.buttonLabel, most }, 'a button') + suffix;
  return { type: 'button', text, action_id, style: 'primary', accessibility_label: said };
}

function heard(label: string, about: string | undefined): { accessibility_label?: string } {
  if (about === undefined) return {};
  const said = onOneLine(`${label} ${about}`);
  return { accessibility_label: fitText(said, SLACK.buttonLabel, 'a button') };
}

export function slackSelect(block: Extract<Block, { readonly kind: 'select' }>): StaticSelect {
  return {
    type: 'static_select',
    action_id: encodePress(block.press),
    ...placeholder(block.placeholder),
    options: block.options
      .slice(0, SLACK.selectOptions.most)
      .map(({ label, value, description }) => ({
        ...slackOption(label, value),
        ...(description !== undefined && description.trim() !== ''
          ? { description: optionText(description) }
          : {}),
      })),
  };
}

export function slackOption(label: string, value: string) {
  return {
    text: optionText(label),
    value: fitText(value, SLACK.optionValue, "an option's value"),
  };
}

function optionText(text: string): PlainTextElement {
  return plainText(fitText(onOneLine(text), SLACK.optionText, 'an option'));
}

export function placeholder(text: string | undefined): { placeholder?: PlainTextElement } {
  if (text === undefined || text.trim() === '') return {};
  return { placeholder: plainText(fitText(onOneLine(text), SLACK.placeholder, 'a placeholder')) };
}
