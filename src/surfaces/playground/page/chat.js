// Messages as they are shown.
import { byId } from './page-parts.js';

/**
 * @typedef {{ id: string, channel: string, at: string, from?: string, only: boolean, edited: boolean,
 *   asked?: string, html?: string, text?: string,
 *   files?: { name: string, mediaType: string, content: string }[] }} MessageView
 */

const HUES = 6;
const NEAR_PIXELS = 160;
const clockTime = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
/** @type {Intl.DateTimeFormatOptions} */
const PARTS = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
};
const dayAndTime = new Intl.DateTimeFormat('en-GB', PARTS);
const dayOfAnotherYear = new Intl.DateTimeFormat('en-GB', { ...PARTS, year: 'numeric' });

/** Shows a channel's messages and goes to the latest. @param {MessageView[]} messages */
export function showAll(messages) {
  const live = byId('live');
  live.setAttribute('aria-live', 'off');
  byId('log').replaceChildren(...messages.map(row));
  goToLatest();
  // What is there already is read when one goes there; only what comes from now on is announced.
  requestAnimationFrame(() => live.setAttribute('aria-live', 'polite'));
}

/** Adds a message, or puts it in place of what it was. @param {MessageView} message */
export function show(message) {
  const present = document.getElementById(rowId(message));
  const next = row(message);
  if (present === null) {
    // Whoever reads further up is left there, except by an answer that is for them.
    const follows = message.only || isAtLatest();
    byId('log').append(next);
    if (follows) goToLatest();
    return;
  }
  const press = present.contains(document.activeElement)
    ? document.activeElement?.getAttribute('data-press')
    : undefined;
  present.replaceWith(next);
  if (press !== undefined) refocus(next, press);
  // What came of a button elsewhere may stand out of sight.
  else if (message.only) next.scrollIntoView({ block: 'nearest' });
}

/** Says anew when everything was said: what was said today needs a date tomorrow. */
export function tellMoments() {
  for (const time of document.querySelectorAll('#log .head time')) {
    if (time instanceof HTMLTimeElement) time.textContent = moment(new Date(time.dateTime));
  }
}

/** Keeps the keyboard where it was. @param {HTMLElement} row @param {string | null | undefined} press */
function refocus(row, press) {
  const buttons = [...row.querySelectorAll('button:not(:disabled), select')];
  const same = buttons.find((button) => button.getAttribute('data-press') === press);
  const target = same ?? row;
  if (target instanceof HTMLElement) target.focus();
}

function isAtLatest() {
  const main = document.querySelector('main');
  return main === null || main.scrollHeight - main.scrollTop - main.clientHeight < NEAR_PIXELS;
}

function goToLatest() {
  const main = document.querySelector('main');
  if (main) main.scrollTop = main.scrollHeight;
}

/** @param {MessageView} message */
function rowId({ id }) {
  return `message-${id}`;
}

/** @param {MessageView} message */
function row(message) {
  const item = document.createElement('li');
  item.id = rowId(message);
  item.className = message.only ? 'message only' : 'message';
  item.tabIndex = -1;
  item.setAttribute('data-message', message.id);
  const inside = document.createElement('div');
  inside.className = 'inside';
  inside.append(
    head(message),
    ...asked(message),
    body(message),
    ...downloads(message),
    ...foot(message),
  );
  item.append(avatar(message), inside);
  return item;
}

/** @param {MessageView} message */
function avatar({ from }) {
  const place = document.createElement('span');
  place.setAttribute('aria-hidden', 'true');
  place.className = from === undefined ? 'avatar cairn' : `avatar hue-${hue(from)}`;
  if (from === undefined) place.innerHTML = '<svg><use href="#stones" /></svg>';
  else place.textContent = (Array.from(from)[0] ?? '?').toUpperCase();
  return place;
}

/** @param {string} name */
function hue(name) {
  return Array.from(name).reduce((sum, each) => sum + (each.codePointAt(0) ?? 0), 0) % HUES;
}

/** @param {MessageView} message */
function head({ from, at, edited }) {
  const line = document.createElement('p');
  line.className = 'head';
  const name = document.createElement('strong');
  name.textContent = from ?? 'Cairn';
  const when = document.createElement('time');
  when.dateTime = at;
  when.textContent = moment(new Date(at));
  line.append(name, ...(from === undefined ? [badge()] : []), when);
  if (edited) line.append(editedMark());
  return line;
}

function editedMark() {
  const mark = document.createElement('span');
  mark.className = 'edited';
  mark.textContent = 'edited';
  return mark;
}

function badge() {
  const mark = document.createElement('span');
  mark.className = 'badge';
  mark.textContent = 'bot';
  return mark;
}

/** @param {Date} at */
function moment(at) {
  const now = new Date(byId('now', HTMLTimeElement).dateTime);
  if (at.toDateString() === now.toDateString()) return clockTime.format(at);
  return (at.getFullYear() === now.getFullYear() ? dayAndTime : dayOfAnotherYear).format(at);
}

/** @param {MessageView} message */
function asked({ asked: typed }) {
  if (typed === undefined) return [];
  const line = document.createElement('p');
  line.className = 'asked';
  const text = document.createElement('code');
  text.textContent = typed;
  line.append('You typed ', text);
  return [line];
}

/** Cairn's messages come as HTML in which the server escaped all that people wrote. @param {MessageView} message */
function body({ html, text }) {
  const place = document.createElement('div');
  place.className = 'body';
  if (html !== undefined) place.innerHTML = html;
  else place.textContent = text ?? '';
  for (const command of place.querySelectorAll('code.command')) {
    command.setAttribute('role', 'button');
    command.setAttribute('tabindex', '0');
  }
  for (const label of place.querySelectorAll('label.select')) withButton(label);
  return place;
}

/** Beside a select stands the button that takes what it shows. @param {Element} label */
function withButton(label) {
  const row = document.createElement('div');
  row.className = 'choices';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Choose';
  button.setAttribute('aria-label', `Choose: ${label.querySelector('span')?.textContent ?? ''}`);
  label.replaceWith(row);
  row.append(label, button);
}

/** @param {MessageView} message */
function downloads({ files = [] }) {
  return files.map(({ name, mediaType, content }) => {
    const line = document.createElement('p');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([content], { type: mediaType }));
    link.download = name;
    link.textContent = `Download ${name}`;
    line.append(link);
    return line;
  });
}

/** @param {MessageView} message */
function foot({ only }) {
  if (!only) return [];
  const line = document.createElement('p');
  line.className = 'foot';
  line.textContent = 'You alone can see this';
  return [line];
}
