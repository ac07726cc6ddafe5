// A text field with offers below it: arrows walk, Tab or Enter takes, Escape closes.

/**
 * @typedef {{ label: string, about: string, text: string }} Offer
 * @typedef {{ hint?: string, offers: Offer[] }} Offers
 */

/**
 * @param {{
 *   input: HTMLInputElement,
 *   box: HTMLElement,
 *   list: HTMLElement,
 *   hint?: HTMLElement,
 *   ask: (text: string) => Promise<Offers>,
 *   takesFirst?: (text: string) => boolean,
 * }} parts `ask` gets the text up to the caret; `takesFirst` says whether Enter takes the first offer unasked.
 */
export function combobox({ input, box, list, hint, ask, takesFirst = () => false }) {
  /** @type {Offer[]} */
  let offers = [];
  let active = -1;
  let latest = 0;
  /** Done when the offers shown are those for what stands in the field. */
  let shownFor = Promise.resolve();

  function close() {
    latest += 1;
    show({ offers: [] });
  }

  /** @param {Offers} shown */
  function show(shown) {
    // Whoever has walked to an offer while these were under way stays on it, else Enter would send instead.
    const walkedTo = offers[active]?.text;
    offers = shown.offers;
    list.replaceChildren(...offers.map((offer, index) => row(offer, index)));
    if (hint) {
      hint.textContent = shown.hint ?? '';
      hint.hidden = !shown.hint;
    }
    list.hidden = offers.length === 0;
    box.hidden = offers.length === 0 && !shown.hint;
    input.setAttribute('aria-expanded', String(offers.length > 0));
    walkTo(offers.findIndex(({ text }) => text === walkedTo));
  }

  /** @param {Offer} offer @param {number} index */
  function row({ label, about }, index) {
    const item = document.createElement('div');
    item.id = `${list.id}-${index}`;
    item.setAttribute('role', 'option');
    const name = document.createElement('span');
    name.textContent = label;
    const what = document.createElement('small');
    what.textContent = about;
    item.append(name, what);
    item.addEventListener('pointerdown', (event) => event.preventDefault());
    item.addEventListener('click', () => take(index));
    return item;
  }

  /** @param {number} index */
  function walkTo(index) {
    active = index;
    for (const [at, item] of [...list.children].entries()) {
      item.setAttribute('aria-selected', String(at === active));
      if (at === active) item.scrollIntoView({ block: 'nearest' });
    }
    if (active < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${list.id}-${active}`);
  }

  /** @param {number} index */
  function take(index) {
    const offer = offers[index];
    if (offer === undefined) return;
    const after = input.value.slice(input.selectionStart ?? input.value.length);
    input.value = offer.text + after.trimStart();
    input.setSelectionRange(offer.text.length, offer.text.length);
    input.focus();
    close();
    input.dispatchEvent(new Event('taken'));
  }

  function refresh() {
    shownFor = askAgain();
  }

  async function askAgain() {
    latest += 1;
    const mine = latest;
    const found = await ask(input.value.slice(0, input.selectionStart ?? undefined));
    if (mine === latest && document.activeElement === input) show(found);
  }

  /** The first offer for what is typed: those shown may still be for what stood there before. */
  async function takeFirst() {
    const typed = input.value;
    await shownFor;
    if (input.value === typed) take(0);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing || offers.length === 0) {
      if (event.key === 'Escape' && !box.hidden) closeOn(event);
      return;
    }
    if (event.key === 'ArrowDown') walkBy(1, event);
    else if (event.key === 'ArrowUp') walkBy(-1, event);
    else if (event.key === 'Tab' && !event.shiftKey) takeOn(event);
    else if (event.key === 'Escape') closeOn(event);
    else if (event.key === 'Enter' && (active >= 0 || takesFirst(input.value))) takeOn(event);
  }

  /** @param {number} step @param {KeyboardEvent} event */
  function walkBy(step, event) {
    event.preventDefault();
    const from = active < 0 && step < 0 ? 0 : active;
    walkTo((from + step + offers.length) % offers.length);
  }

  /** @param {KeyboardEvent} event */
  function takeOn(event) {
    event.preventDefault();
    if (active >= 0) take(active);
    else takeFirst();
  }

  /** @param {KeyboardEvent} event */
  function closeOn(event) {
    event.preventDefault();
    event.stopPropagation();
    close();
  }

  input.addEventListener('keydown', onKey);
  input.addEventListener('input', refresh);
  input.addEventListener('blur', close);
  return { close, refresh };
}
