// A message as HTML, for the playground and the dashboard: semantic, and everything in it escaped.
// The page brings the style, and what happens to `data-press`.
import type { Inline } from '#core/message/inline.ts';
import type { Button, Field, ListItem, Message, SelectOption } from '#core/message/message.ts';
import { encodePress, type Press } from '#core/message/press.ts';
import { beyondFull, clampedShare } from '../bar.ts';
import { type BlockTable, type LeafTable, renderBlock, renderLeaf } from '../by-kind.ts';
import { lines, oneLine, onOneLine, type Run } from '../inline-tree.ts';
import { instantWords } from '../instant-words.ts';
import { assertRepresentable } from '../representable.ts';
import { commandFor, isAt, userIdFor, type Viewer } from '../viewer.ts';
import { webUrl } from '../web-url.ts';
import { attributes, escapeHtml } from './escape.ts';

/** A fragment for the inside of an element of the page's own. Throws on messages that cannot be shown. */
export function renderHtml(message: Message, viewer: Viewer): string {
  assertRepresentable(message);
  return message.blocks
    .map((block) => renderBlock(table, block, viewer))
    .filter((html) => html !== '')
    .join('\n');
}

const table: BlockTable<string, Viewer> = {
  heading: ({ content }, viewer) => element('h3', {}, line(oneLine(content), viewer)),
  text: ({ content, quiet }, viewer) =>
    quiet
      ? element('p', { class: 'quiet' }, element('small', {}, paragraph(content, viewer)))
      : element('p', {}, paragraph(content, viewer)),
  fields: ({ fields }, viewer) =>
    element('dl', {}, fields.map((field) => definition(field, viewer)).join('')),
  list: ({ items }, viewer) => list(items, viewer),
  progress: ({ label, share }, viewer) => progress(label, share, viewer),
  quote: ({ content }, viewer) => element('blockquote', {}, paragraph(content, viewer)),
  image: ({ png, alt }) => {
    const src = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
    return `<img${attributes({ src, alt: onOneLine(alt) })}>`;
  },
  divider: () => '<hr>',
  actions: ({ buttons }) => element('div', { class: 'actions' }, buttons.map(control).join('')),
  select: ({ press, placeholder, options }) => select(press, placeholder, options),
};

function element(
  name: string,
  given: Readonly<Record<string, string | boolean | undefined>>,
  content: string,
): string {
  return content === '' ? '' : `<${name}${attributes(given)}>${content}</${name}>`;
}

function paragraph(content: readonly Inline[], viewer: Viewer): string {
  return lines(content)
    .map((each) => line(each, viewer))
    .join('<br>');
}

function definition({ label, value }: Field, viewer: Viewer): string {
  return `<div><dt>${escapeHtml(onOneLine(label))}</dt><dd>${line(oneLine(value), viewer)}</dd></div>`;
}

/** Markers are told as they are, so the list itself shows none beside them. */
function list(items: readonly ListItem[], viewer: Viewer): string {
  const marked = items.some(({ marker }) => marker !== undefined);
  const rows = items.map(({ marker, content }) => {
    const shown = marker === undefined ? '' : `<span class="marker">${escapeHtml(marker)}</span> `;
    return `<li>${shown}${line(oneLine(content), viewer)}</li>`;
  });
  return element('ul', { class: marked ? 'marked' : undefined, role: 'list' }, rows.join(''));
}

function progress(label: readonly Inline[], share: number, viewer: Viewer): string {
  const value = clampedShare(share);
  const percent = `${Math.floor(value * 100)} %`;
  const bar = `<progress max="1" value="${value}">${percent}</progress>`;
  const words = line(oneLine(label), viewer);
  const beyond = beyondFull(share);
  const told = beyond === '' ? '' : `<span class="beyond">${beyond}</span>`;
  return `<label class="progress"><span>${words === '' ? percent : words}</span> ${bar}${told}</label>`;
}

function control(button: Button): string {
  const label = escapeHtml(onOneLine(button.label));
  if ('press' in button) {
    const current = button.current === true;
    const given = {
      type: 'button',
      'data-press': encodePress(button.press),
      'aria-label':
        button.about === undefined ? undefined : onOneLine(`${button.label} ${button.about}`),
      class: button.style,
      'aria-pressed': current ? 'true' : undefined,
      disabled: current,
    };
    return element('button', given, label);
  }
  return `<span class="link">${anchor(button.url, label, { class: 'button' })}</span>`;
}

/** A link in a tab of its own; where the address must not be one, its text. */
function anchor(url: string, label: string, given: Readonly<Record<string, string>>): string {
  const href = webUrl(url);
  if (href === undefined) return `${label} (${escapeHtml(url)})`;
  const safe = { ...given, href, target: '_blank', rel: 'noopener noreferrer' };
  return element('a', safe, label.trim() === '' ? escapeHtml(url) : label);
}

function select(press: Press, placeholder: string, options: readonly SelectOption[]): string {
  const name = escapeHtml(onOneLine(placeholder));
  const choices = options.map(({ label, value, description }) => {
    const text = [label, ...(description === undefined ? [] : [description])].join(' · ');
    return `<option${attributes({ value })}>${escapeHtml(onOneLine(text))}</option>`;
  });
  const given = attributes({ 'data-press': encodePress(press) });
  return `<label class="select"><span>${name}</span> <select${given}><option value="">${name}</option>${choices.join('')}</select></label>`;
}

function line(runs: readonly Run[], viewer: Viewer): string {
  return runs
    .map(({ leaf, bold, italic }) => {
      const html = renderLeaf(leaves, leaf, viewer);
      const slanted = italic ? `<em>${html}</em>` : html;
      return bold ? `<strong>${slanted}</strong>` : slanted;
    })
    .join('');
}

const leaves: LeafTable<string, Viewer> = {
  text: ({ text }) => escapeHtml(text),
  code: ({ text }) => element('code', {}, escapeHtml(onOneLine(text))),
  command: ({ text }, viewer) =>
    element('code', { class: 'command' }, escapeHtml(onOneLine(commandFor(viewer, text)))),
  link: ({ url, label }) => anchor(url, escapeHtml(onOneLine(label)), {}),
  mention: ({ targets, name, ping }, viewer) => {
    const here = userIdFor(viewer, targets) !== undefined;
    const known = here ? `mention${ping ? ' ping' : ''}` : undefined;
    return element('bdi', { class: known }, escapeHtml(`${here ? '@' : ''}${onOneLine(name)}`));
  },
  channel: (channel, viewer) =>
    isAt(viewer, channel)
      ? element('span', { class: 'channel' }, escapeHtml(`#${channel.channelId}`))
      : 'a channel',
  instant: (node, viewer) =>
    element('time', { datetime: node.at.toString() }, escapeHtml(instantWords(node, viewer))),
};
