// An independent check of what Discord takes, from its documents and not from the renderer's own limits.
import {
  ActionRowBuilder,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  ButtonBuilder,
  LabelBuilder,
  MediaGalleryBuilder,
  SeparatorBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
} from 'discord.js';
import { expect } from 'vitest';
import type { DiscordMessage } from '#render/discord/message.ts';
import { validateMessage } from '#support/discord/validate-message.ts';
import { validateModal } from '#support/discord/validate-modal.ts';

export function checkDiscordMessage(message: DiscordMessage): void {
  expect(message.flags).toBe(1 << 15);
  expect(message.allowed_mentions.parse).toEqual([]);
  expect(message.allowed_mentions.users.length).toBeLessThanOrEqual(100);
  expect(message.components.length).toBeGreaterThan(0);
  expect(countOf(message.components)).toBeLessThanOrEqual(40);
  expect(textOf(message).length).toBeLessThanOrEqual(4000);
  const ids = [...JSON.stringify(message.components).matchAll(/"custom_id":"([^"]+)"/g)];
  expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
  checkFiles(message);
  for (const component of message.components) checkComponent(component);
  const { files, flags, ...body } = message;
  validateMessage({
    message: body,
    flags,
    files: files.map(({ name }) => ({ name, isNew: true })),
  });
}

/** Files are attached and shown: both ways, by names that Discord leaves as they are. */
function checkFiles(message: DiscordMessage): void {
  const names = message.files.map(({ name }) => name);
  expect(names.length).toBeLessThanOrEqual(10);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[\w-]{1,80}\.png$/);
  const shown = [...JSON.stringify(message.components).matchAll(/attachment:\/\/([^"]+)/g)];
  expect(shown.map(([, name]) => name)).toEqual(names);
}

export function textOf(message: DiscordMessage): string {
  return message.components
    .map((component) => ('content' in component ? component.content : ''))
    .join('');
}

function countOf(components: readonly object[]): number {
  return components.reduce<number>((sum, component) => {
    const inner = 'components' in component && Array.isArray(component.components);
    return sum + 1 + (inner ? countOf(component.components as object[]) : 0);
  }, 0);
}

/** discord.js validates lengths when a builder becomes JSON. */
function checkComponent(component: APIMessageTopLevelComponent): void {
  if (component.type === 10) {
    expect(component.content.trim()).not.toBe('');
    new TextDisplayBuilder(component).toJSON();
  } else if (component.type === 12) {
    const gallery = new MediaGalleryBuilder(component);
    gallery.toJSON();
    for (const item of component.items) expect(item.description?.length).toBeLessThanOrEqual(1024);
  } else if (component.type === 14) new SeparatorBuilder(component).toJSON();
  else if (component.type === 1) checkRow(component);
  else throw new Error(`unexpected component ${component.type}`);
}

function checkRow(row: Extract<APIMessageTopLevelComponent, { type: 1 }>): void {
  new ActionRowBuilder(row).toJSON();
  expect(row.components.length).toBeGreaterThan(0);
  expect(row.components.length).toBeLessThanOrEqual(5);
  for (const component of row.components) {
    if (component.type === 2) checkButton(component);
    else if (component.type === 3) {
      const { options, placeholder, ...rest } = component;
      expect(options.length).toBeLessThanOrEqual(25);
      expect(placeholder?.length).toBeLessThanOrEqual(150);
      new StringSelectMenuBuilder(rest)
        .setPlaceholder(placeholder ?? '')
        .addOptions(options)
        .toJSON();
    } else throw new Error(`unexpected component ${component.type}`);
  }
}

function checkButton(button: ConstructorParameters<typeof ButtonBuilder>[0]): void {
  if (button === undefined || !('label' in button)) throw new Error('a button without a label');
  new ButtonBuilder(button).setLabel(button.label ?? '').toJSON();
  if ('url' in button && button.url) expect(button.url.length).toBeLessThanOrEqual(512);
  if ('custom_id' in button) expect(button.custom_id?.length).toBeLessThanOrEqual(100);
}

export function checkDiscordForm(form: APIModalInteractionResponseCallbackData): void {
  validateModal({ ...form });
  expect(form.custom_id.length).toBeLessThanOrEqual(100);
  expect(form.title.length).toBeGreaterThan(0);
  expect(form.title.length).toBeLessThanOrEqual(45);
  expect(form.components.length).toBeLessThanOrEqual(5);
  for (const component of form.components) {
    if (component.type !== 18) throw new Error(`unexpected component ${component.type}`);
    // Each label and the input in it is validated on the way to JSON.
    expect(new LabelBuilder(component).toJSON()).toMatchObject({ label: component.label });
  }
}
