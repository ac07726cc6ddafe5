// A text field with offers below it: arrows walk, Tab or Enter takes, Escape closes.
import { OfferList } from './offer-list.js';

/**
 * @typedef {import('./offer-list.js').Offer} Offer
 * @typedef {import('./offer-list.js').Offers} Offers
 */

export class Combobox {
  #input;
  #box;
  #ask;
  #takesFirst;
  #offers;
  /** Counts what was asked and closed: an answer to an older question is not shown. */
  #latest = 0;
  /** Done when the offers shown are those for what stands in the field. */
  #shownFor = Promise.resolve();

  /**
   * @param {import('./offer-list.js').Elements & {
   *   ask: (text: string) => Promise<Offers>,
   *   takesFirst?: (text: string) => boolean,
   * }} given `ask` gets the text up to the caret; `takesFirst` says whether Enter takes the first offer unasked.
   */
  constructor({ ask, takesFirst = () => false, ...elements }) {
    this.#input = elements.input;
    this.#box = elements.box;
    this.#ask = ask;
    this.#takesFirst = takesFirst;
    this.#offers = new OfferList(elements, (offer) => this.#take(offer));
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    this.#input.addEventListener('input', () => this.refresh());
    this.#input.addEventListener('blur', () => this.close());
  }

  close() {
    this.#latest += 1;
    this.#offers.show({ offers: [] });
  }

  refresh() {
    this.#shownFor = this.#askAgain();
  }

  async #askAgain() {
    this.#latest += 1;
    const mine = this.#latest;
    const input = this.#input;
    const found = await this.#ask(input.value.slice(0, input.selectionStart ?? undefined));
    if (mine === this.#latest && document.activeElement === input) this.#offers.show(found);
  }

  /** @param {Offer} offer */
  #take({ text }) {
    const input = this.#input;
    const after = input.value.slice(input.selectionStart ?? input.value.length);
    input.value = text + after.trimStart();
    input.setSelectionRange(text.length, text.length);
    input.focus();
    this.close();
    input.dispatchEvent(new Event('taken'));
  }

  /** The first offer for what is typed: those shown may still be for what stood there before. */
  async #takeFirst() {
    const typed = this.#input.value;
    await this.#shownFor;
    const { first } = this.#offers;
    if (this.#input.value === typed && first !== undefined) this.#take(first);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { key } = event;
    const { marked, first } = this.#offers;
    if (event.isComposing || first === undefined) {
      if (key === 'Escape' && !this.#box.hidden) this.#closeOn(event);
      return;
    }
    if (key === 'ArrowDown') this.#walkBy(1, event);
    else if (key === 'ArrowUp') this.#walkBy(-1, event);
    else if (key === 'Tab' && !event.shiftKey) this.#takeOn(event);
    else if (key === 'Escape') this.#closeOn(event);
    else if (key === 'Enter' && (marked || this.#takesFirst(this.#input.value)))
      this.#takeOn(event);
  }

  /** @param {1 | -1} step @param {KeyboardEvent} event */
  #walkBy(step, event) {
    event.preventDefault();
    this.#offers.walkBy(step);
  }

  /** @param {KeyboardEvent} event */
  #takeOn(event) {
    event.preventDefault();
    const { marked } = this.#offers;
    if (marked === undefined) this.#takeFirst();
    else this.#take(marked);
  }

  /** @param {KeyboardEvent} event */
  #closeOn(event) {
    event.preventDefault();
    event.stopPropagation();
    this.close();
  }
}
