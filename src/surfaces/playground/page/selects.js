// Selects of messages: what one walks through with keys is only looked at. A click on a choice takes it, and so do Enter
// and the button beside the select.

/**
 * @param {HTMLElement} within
 * @param {(select: Element, chosen: string) => Promise<unknown>} press
 */
export function takeChoices(within, press) {
  /** The select in which a key is held down that changes what it shows. @type {EventTarget | null} */
  let walked = null;

  /** @param {HTMLSelectElement} select */
  async function take(select) {
    const { value } = select;
    if (value === '') return;
    await press(select, value);
    select.value = '';
  }

  within.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (!(target instanceof HTMLSelectElement)) return;
    walked = key === 'Enter' || key === 'Tab' ? null : target;
    if (key !== 'Enter' || target.value === '') return;
    event.preventDefault();
    take(target);
  });
  within.addEventListener('keyup', () => {
    walked = null;
  });
  within.addEventListener('pointerdown', () => {
    walked = null;
  });
  within.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target !== walked) take(target);
  });
  within.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !target.matches('.choices > button')) return;
    const select = target.parentElement?.querySelector('select');
    if (select) take(select);
  });
}
