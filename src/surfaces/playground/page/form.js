// Forms in a dialog, with their searched fields and their pickers.
import { Combobox } from './combobox.js';
import { filesOf } from './files.js';
import { byId } from './page-parts.js';
import { post } from './server.js';

/**
 * @typedef {{ id: string, name: string }} Named
 * @typedef {{ as: string, channel: string }} Where
 * @typedef {import('./files.js').Files} Files
 * @typedef {{ html: string, mistakes: { field: string, html: string }[] }} Refused
 */

/** Ends the listening of the form that was shown before. */
let shown = new AbortController();

/**
 * Shows a form. Whether it was sent, or closed, the keyboard goes back to where it was.
 * @param {string} html what the server rendered
 * @param {{ where: Where, people: Named[], channels: Named[],
 *   keep: (press: string, values: Record<string, string>) => void,
 *   submit: (press: string, values: Record<string, string>, files: Files) => Promise<'taken' | Refused> }} parts
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
    const outcome = await sent(form, submit);
    if (send instanceof HTMLButtonElement) send.disabled = false;
    if (!dialog.contains(form)) return;
    if (outcome !== 'taken') return showMistakes(form, outcome);
    shown.abort();
    dialog.close();
  });
  // What is missing is told with all else that is wrong, and beside its field.
  form.noValidate = true;
  if (!dialog.open) dialog.showModal();
  const first = form.querySelector('input, select, textarea');
  if (first instanceof HTMLElement) first.focus();
}

/**
 * @param {HTMLFormElement} form
 * @param {(press: string, values: Record<string, string>, files: Files) => Promise<'taken' | Refused>} submit
 * @returns {Promise<'taken' | Refused>}
 */
async function sent(form, submit) {
  const unchosen = [...form.querySelectorAll('input[type=file]:required')].filter(
    (input) => input instanceof HTMLInputElement && input.files?.length === 0,
  );
  if (unchosen.length > 0) {
    const mistakes = unchosen.map((input) => {
      return { field: input.getAttribute('name') ?? '', html: 'Please choose a file.' };
    });
    return { html: '', mistakes };
  }
  const files = await filesOf(form);
  if (files === undefined) {
    return { html: 'The file can’t be read any more. Please choose it again.', mistakes: [] };
  }
  return submit(form.getAttribute('data-press') ?? '', valuesOf(form), files);
}

/**
 * Shows each mistake beside its field, and goes to the first; what is about no field stands above the buttons.
 * @param {HTMLFormElement} form @param {Refused} refused
 */
function showMistakes(form, { html, mistakes }) {
  for (const shownBefore of form.querySelectorAll('.mistake')) shownBefore.remove();
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    describe(input, (ids) => ids.filter((id) => !id.endsWith('-mistake')));
  }
  const told = mistakes.flatMap((mistake) => {
    const input = form.elements.namedItem(mistake.field);
    return input instanceof HTMLElement ? [{ input, html: mistake.html }] : [];
  });
  for (const { input, html: why } of told) {
    const place = mistakePlace(why);
    place.id = `${input.id}-mistake`;
    input.closest('.field')?.append(place);
    input.setAttribute('aria-invalid', 'true');
    describe(input, (ids) => [place.id, ...ids]);
  }
  if (told.length === 0) {
    const place = mistakePlace(html);
    place.setAttribute('role', 'alert');
    form.querySelector('.row.end')?.before(place);
    place.scrollIntoView({ block: 'nearest' });
  }
  told[0]?.input.focus();
}

/** @param {string} html rendered by the server, which escaped all that people wrote */
function mistakePlace(html) {
  const place = document.createElement('div');
  place.className = 'mistake';
  place.innerHTML = html;
  return place;
}

/** @param {Element} input @param {(ids: string[]) => string[]} change of the ids of what describes it */
function describe(input, change) {
  const ids = change((input.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean));
  if (ids.length === 0) input.removeAttribute('aria-describedby');
  else input.setAttribute('aria-describedby', ids.join(' '));
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
