// Forms in a dialog, with their searched fields and their pickers.
import { Combobox } from './combobox.js';
import { filesOf } from './files.js';
import { byId } from './page-parts.js';
import { post } from './server.js';

/**
 * @typedef {{ id: string, name: string }} Named
 * @typedef {{ as: string, channel: string }} Where
 * @typedef {import('./files.js').Files} Files
 */

/** Ends the listening of the form that was shown before. */
let shown = new AbortController();

/**
 * Shows a form. Whether it was sent, or closed, the keyboard goes back to where it was.
 * @param {string} html what the server rendered
 * @param {{ where: Where, people: Named[], channels: Named[],
 *   keep: (press: string, values: Record<string, string>) => void,
 *   submit: (press: string, values: Record<string, string>, files: Files) => Promise<boolean> }} parts
 */
export function openForm(html, { where, people, channels, keep, submit }) {
  const dialog = byId('form-dialog', HTMLDialogElement);
  dialog.innerHTML = html;
  const form = dialog.querySelector('form');
  if (form === null) return;
  dialog.setAttribute('aria-labelledby', form.getAttribute('aria-labelledby') ?? '');
  for (const input of form.querySelectorAll('input')) {
    const picker = input.getAttribute('data-picker');
    if (input.hasAttribute('data-search')) searched(input, form, where);
    if (picker !== null) picked(input, picker === 'member' ? people : channels);
  }
  buttons(form, dialog);
  shown.abort();
  shown = new AbortController();
  tellUnsent(form, dialog, keep, shown.signal);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const send = form.querySelector('button[type=submit]');
    if (send instanceof HTMLButtonElement) send.disabled = true;
    const files = await filesOf(form);
    const press = form.getAttribute('data-press') ?? '';
    const isTaken = files !== undefined && (await submit(press, valuesOf(form), files));
    if (isTaken && dialog.contains(form)) {
      shown.abort();
      dialog.close();
    }
    if (send instanceof HTMLButtonElement) send.disabled = false;
  });
  if (!dialog.open) dialog.showModal();
  const first = form.querySelector('input, select, textarea');
  if (first instanceof HTMLElement) first.focus();
}

/**
 * Tells what stands in a form that wants to know, when it is closed unsent or the page goes away: once, and only what
 * was changed.
 * @param {HTMLFormElement} form @param {HTMLDialogElement} dialog
 * @param {(press: string, values: Record<string, string>) => void} keep @param {AbortSignal} signal
 */
function tellUnsent(form, dialog, keep, signal) {
  const press = form.getAttribute('data-keep');
  if (press === null) return;
  let known = JSON.stringify(valuesOf(form));
  const tell = () => {
    const values = valuesOf(form);
    if (JSON.stringify(values) === known) return;
    known = JSON.stringify(values);
    keep(press, values);
  };
  dialog.addEventListener('close', tell, { signal });
  window.addEventListener('pagehide', tell, { signal });
}

/** @param {HTMLFormElement} form @param {HTMLDialogElement} dialog */
function buttons(form, dialog) {
  const send = form.querySelector('button[type=submit]');
  if (send === null) return;
  send.classList.add('primary');
  const cancel = document.createElement('button');
  cancel.type = 'button';
  cancel.textContent = 'Cancel';
  cancel.addEventListener('click', () => dialog.close());
  const row = document.createElement('div');
  row.className = 'row end';
  form.append(row);
  row.append(cancel, send);
}

/** What was filled in; an empty field says nothing. @param {HTMLFormElement} form */
function valuesOf(form) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') values[name] = value;
  }
  return values;
}

/** @param {HTMLInputElement} input @param {HTMLFormElement} form @param {Where} where */
function searched(input, form, where) {
  const [command = '', option = ''] = (input.getAttribute('data-search') ?? '').split(' ');
  const box = document.createElement('div');
  box.className = 'offers below';
  box.hidden = true;
  const list = document.createElement('div');
  list.id = `${input.id}-offers`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  box.append(list);
  input.after(box);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  const offers = new Combobox({
    input,
    box,
    list,
    ask: async (partial) => {
      const values = valuesOf(form);
      delete values[option];
      const answer = await post('suggest', { ...where, command, option, partial, values });
      /** @type {{ label: string, value: string }[]} */
      const found = answer.ok ? answer.value : [];
      return { offers: found.map(({ label, value }) => ({ label, about: '', text: value })) };
    },
  });
  input.addEventListener('focus', () => offers.refresh());
}

/** A list to choose from in place of a text field. @param {HTMLInputElement} input @param {Named[]} from */
function picked(input, from) {
  const select = document.createElement('select');
  for (const { name, value } of input.attributes) {
    if (name === 'id' || name === 'name' || name === 'required' || name === 'aria-describedby') {
      select.setAttribute(name, value);
    }
  }
  const options = [{ id: '', name: '' }, ...from];
  select.append(...options.map(({ id, name }) => new Option(name, id, false, id === input.value)));
  input.replaceWith(select);
}
