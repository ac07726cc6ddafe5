// Discord's interactive components and pictures, from the message model's blocks.
import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIMediaGalleryComponent,
  APIStringSelectComponent,
} from 'discord-api-types/v10';
import type { Block, Button } from '#core/message/message.ts';
import { encodePress } from '#core/message/press.ts';
import { fitText } from '../fit.ts';
import { onOneLine } from '../inline-tree.ts';
import { DISCORD } from '../limits.ts';
import { webUrl } from '../web-url.ts';
import { BUTTON, COMPONENT } from './codes.ts';

type OfKind<K extends Block['kind']> = Extract<Block, { readonly kind: K }>;

export type DiscordFile = {
  readonly name: string;
  readonly data: Uint8Array;
  readonly description: string;
};

/** A button, or nothing where Discord cannot hold its address: then it is given as text. */
export function discordButton(button: Button): APIButtonComponent | undefined {
  const label = fitText(onOneLine(button.label), DISCORD.buttonLabel, 'a button');
  if ('url' in button) {
    const url = webUrl(button.url);
    if (url === undefined || url.length > DISCORD.buttonUrl.most) return undefined;
    return { type: COMPONENT.button, style: BUTTON.link, label, url };
  }
  const style = button.current === true ? BUTTON.primary : BUTTON[button.style ?? 'secondary'];
  const custom_id = encodePress(button.press);
  const component = { type: COMPONENT.button, style, label, custom_id };
  return button.current === true ? { ...component, disabled: true } : component;
}

export function discordSelect(
  block: OfKind<'select'>,
): APIActionRowComponent<APIStringSelectComponent> {
  const options = block.options
    .slice(0, DISCORD.selectOptions.most)
    .map(({ label, value, description }) => ({
      label: fitText(onOneLine(label), DISCORD.optionLabel, 'an option'),
      value: fitText(value, DISCORD.optionValue, "an option's value"),
      ...(description !== undefined && description.trim() !== ''
        ? { description: fitText(onOneLine(description), DISCORD.optionDescription, 'an option') }
        : {}),
    }));
  const select: APIStringSelectComponent = {
    type: COMPONENT.stringSelect,
    custom_id: encodePress(block.press),
    placeholder: fitText(onOneLine(block.placeholder), DISCORD.selectPlaceholder, 'a select'),
    options,
  };
  return { type: COMPONENT.actionRow, components: [select] };
}

/** A picture and the file that goes with it; `index` keeps the names of several files apart. */
export function discordPicture(
  block: OfKind<'image'>,
  index: number,
): { readonly gallery: APIMediaGalleryComponent; readonly file: DiscordFile } {
  const description = fitText(onOneLine(block.alt), DISCORD.fileDescription, 'a picture');
  const name = fileName(block.name, index);
  return {
    gallery: {
      type: COMPONENT.mediaGallery,
      items: [{ media: { url: `attachment://${name}` }, description }],
    },
    file: { name, data: block.png, description },
  };
}

/** A name that Discord keeps as it is, so that the component finds its attachment. */
function fileName(name: string, index: number): string {
  const stem = name.replace(/\.png$/i, '').replace(/[^A-Za-z0-9_-]+/g, '-');
  const numbered = index === 0 ? stem : `${stem}-${index + 1}`;
  return `${numbered.slice(-60).replace(/^-+/, '') || 'picture'}.png`;
}
