// Where one types: commands with completion, and talk.
import { Combobox } from './combobox.js';
import { byId } from './page-parts.js';
import { post } from './server.js';

/**
 * @param {{ where: () => { as: string, channel: string }, send: (text: string) => Promise<boolean> }} parts
 */
export function composer({ where, send }) {
  const input = byId('text', HTMLInputElement);
  const offers = commandOffers(input, where);
  const last = bringBackLast(input);
  input.addEventListener('taken', () => offers.refresh());
  byId('composer').addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '') return;
    offers.close();
    last.remember(text);
    input.value = '';
    if (!(await send(text))) input.value = text;
  });

  return {
    /** Puts a text in, ready to be sent or gone on with. @param {string} text */
    fill(text) {
      input.value = text;
      input.focus();
      input.setSelectionRange(text.length, text.length);
      offers.refresh();
    },
    /** @param {string} name */
    nameChannel(name) {
      input.placeholder = `Message ${name}, or type /`;
      byId('text-label').textContent = `Message ${name}`;
    },
    focus: () => input.focus(),
  };
}

/** @param {HTMLInputElement} input @param {() => { as: string, channel: string }} where */
function commandOffers(input, where) {
  const list = byId('offer-list');
  return new Combobox({
    input,
    box: byId('offers'),
    list,
    hint: byId('hint'),
    ask: async (text) => {
      if (!text.startsWith('/')) return { offers: [] };
      const answer = await post('complete', { ...where(), text });
      return answer.ok ? answer.value : { offers: [] };
    },
    // "/lea" and Enter is meant for what it begins; "/join" is meant as it stands.
    takesFirst: (text) => /^\/\S*$/.test(text) && !isNameIn(list, text.toLowerCase()),
  });
}

/** @param {HTMLElement} list @param {string} text */
function isNameIn(list, text) {
  return [...list.children].some((item) => item.firstChild?.textContent === text);
}

/** In an empty field, the arrow up brings back what was sent last. @param {HTMLInputElement} input */
function bringBackLast(input) {
  let sent = '';
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowUp' || input.value !== '' || sent === '') return;
    event.preventDefault();
    input.value = sent;
  });
  return {
    /** @param {string} text */
    remember(text) {
      sent = text;
    },
  };
}
