// What each renderer makes of the samples, as goldens, and whether the platforms would take it.
import { describe, expect, test } from 'vitest';
import { renderDiscordForm } from '#render/discord/form.ts';
import { renderDiscord } from '#render/discord/message.ts';
import { renderHtmlForm } from '#render/html/form.ts';
import { renderHtml } from '#render/html/message.ts';
import { renderPlain } from '#render/plain/message.ts';
import { renderSlackForm } from '#render/slack/form.ts';
import { renderSlack } from '#render/slack/message.ts';
import { checkDiscordForm, checkDiscordMessage } from './check-discord.ts';
import { checkSlackForm, checkSlackMessage } from './check-slack.ts';
import { forms } from './sample-forms.ts';
import { onDiscord, onPage, onSlack, oversized, samples } from './samples.ts';

/** JSON as it goes on the wire, pictures by their size. */
function json(value: unknown): string {
  const readable = (_: string, each: unknown) =>
    each instanceof Uint8Array ? `${each.length} bytes` : each;
  return `${JSON.stringify(value, readable, 2)}\n`;
}

function golden(name: string, kind: string): string {
  return `golden/${name.replaceAll(' ', '-')}.${kind}`;
}

describe.each(Object.entries(samples))('the message "%s"', (name, message) => {
  test('on Discord', async () => {
    const rendered = renderDiscord(message, onDiscord);
    checkDiscordMessage(rendered);
    await expect(json(rendered)).toMatchFileSnapshot(golden(name, 'discord.json'));
  });

  test('on Slack', async () => {
    const rendered = renderSlack(message, onSlack);
    checkSlackMessage(rendered);
    await expect(json(rendered)).toMatchFileSnapshot(golden(name, 'slack.json'));
  });

  test('as HTML', async () => {
    await expect(`${renderHtml(message, onPage)}\n`).toMatchFileSnapshot(golden(name, 'html'));
  });

  test('as plain text', async () => {
    await expect(`${renderPlain(message, onPage)}\n`).toMatchFileSnapshot(golden(name, 'txt'));
  });
});

describe.each(Object.entries(oversized))('the message of %s', (_, message) => {
  test('is within the limits of Discord', () => {
    checkDiscordMessage(renderDiscord(message, onDiscord));
  });

  test('is within the limits of Slack', () => {
    checkSlackMessage(renderSlack(message, onSlack));
  });
});

describe.each(Object.entries(forms))('the form "%s"', (name, form) => {
  test('on Discord', async () => {
    const rendered = renderDiscordForm(form);
    checkDiscordForm(rendered);
    await expect(json(rendered)).toMatchFileSnapshot(golden(`form ${name}`, 'discord.json'));
  });

  test('on Slack', async () => {
    const rendered = renderSlackForm(form, '{"channel":"C1"}');
    checkSlackForm(rendered);
    await expect(json(rendered)).toMatchFileSnapshot(golden(`form ${name}`, 'slack.json'));
  });

  test('as HTML', async () => {
    const rendered = `${renderHtmlForm(form)}\n`;
    await expect(rendered).toMatchFileSnapshot(golden(`form ${name}`, 'html'));
  });
});
