// The parts of the page by their ids.

/**
 * An element that the page always has.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} [kind]
 * @returns {T}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof (kind ?? HTMLElement))) throw new Error(`the page has no ${id}`);
  return /** @type {T} */ (found);
}

/** Says what is wrong, until it is right again. @param {string | undefined} why */
export function tellTrouble(why) {
  const place = byId('trouble');
  place.textContent = why ?? '';
  place.hidden = why === undefined;
}
