// Offers below a text field: shown, walked through, and one of them marked.

/**
 * @typedef {{ label: string, about: string, text: string }} Offer
 * @typedef {{ hint?: string, offers: Offer[] }} Offers
 * @typedef {{ input: HTMLInputElement, box: HTMLElement, list: HTMLElement, hint?: HTMLElement }} Elements
 */

export class OfferList {
  /** @type {Elements} */
  #elements;
  /** @type {(offer: Offer) => void} */
  #take;
  /** @type {Offer[]} */
  #offers = [];
  #marked = -1;

  /** @param {Elements} elements @param {(offer: Offer) => void} take what a click on an offer does */
  constructor(elements, take) {
    this.#elements = elements;
    this.#take = take;
  }

  /** The offer that is walked to; none where none is. */
  get marked() {
    return this.#offers[this.#marked];
  }

  get first() {
    return this.#offers[0];
  }

  /** @param {Offers} shown */
  show(shown) {
    // Whoever has walked to an offer while these were under way stays on it, else Enter would send instead.
    const walkedTo = this.marked?.text;
    const { input, box, list, hint } = this.#elements;
    this.#offers = shown.offers;
    list.replaceChildren(...this.#offers.map((offer, index) => this.#row(offer, index)));
    if (hint) {
      hint.textContent = shown.hint ?? '';
      hint.hidden = !shown.hint;
    }
    const isEmpty = this.#offers.length === 0;
    list.hidden = isEmpty;
    box.hidden = isEmpty && !shown.hint;
    input.setAttribute('aria-expanded', String(!isEmpty));
    this.#mark(this.#offers.findIndex(({ text }) => text === walkedTo));
  }

  /** One on, or one back; round at the ends. @param {1 | -1} step */
  walkBy(step) {
    const count = this.#offers.length;
    const from = this.#marked < 0 && step < 0 ? 0 : this.#marked;
    this.#mark((from + step + count) % count);
  }

  /** @param {Offer} offer @param {number} index */
  #row(offer, index) {
    const item = document.createElement('div');
    item.id = `${this.#elements.list.id}-${index}`;
    item.setAttribute('role', 'option');
    const name = document.createElement('span');
    name.textContent = offer.label;
    const what = document.createElement('small');
    what.textContent = offer.about;
    item.append(name, what);
    // The field keeps the keyboard.
    item.addEventListener('pointerdown', (event) => event.preventDefault());
    item.addEventListener('click', () => this.#take(offer));
    return item;
  }

  /** @param {number} index */
  #mark(index) {
    const { input, list } = this.#elements;
    this.#marked = index;
    for (const [at, item] of [...list.children].entries()) {
      item.setAttribute('aria-selected', String(at === index));
      if (at === index) item.scrollIntoView({ block: 'nearest' });
    }
    if (index < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${list.id}-${index}`);
  }
}
