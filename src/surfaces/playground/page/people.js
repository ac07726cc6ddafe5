// Who one is, and adding somebody.
import { byId } from './page-parts.js';
import { post } from './server.js';

/** @typedef {{ id: string, name: string, admin: boolean }} Person */

/** @param {{ become: (id: string) => void }} parts */
export function people({ become }) {
  const select = byId('you', HTMLSelectElement);
  const dialog = byId('person-dialog', HTMLDialogElement);
  const name = byId('person-name', HTMLInputElement);
  const why = byId('person-why');

  select.addEventListener('change', () => become(select.value));
  byId('add-person').addEventListener('click', open);
  dialog.querySelector('[data-close]')?.addEventListener('click', () => dialog.close());
  byId('person-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await post('people', { name: name.value });
    if (!answer.ok) {
      why.textContent = answer.why;
      return;
    }
    dialog.close();
    become(answer.value.id);
  });

  function open() {
    name.value = '';
    why.textContent = '';
    dialog.showModal();
  }

  return {
    open,
    /** @param {Person[]} all @param {string | undefined} you */
    show(all, you) {
      const options = all.map(({ id, name: called, admin }) => {
        return new Option(admin ? `${called} (admin)` : called, id, false, id === you);
      });
      select.replaceChildren(...options);
      select.disabled = all.length === 0;
      if (all.length === 0) select.append(new Option('nobody yet', ''));
    },
  };
}
