// The clock that everything goes by, and moving it.
import { byId } from './page-parts.js';

const TICK_MILLISECONDS = 1_000;
/** @type {Intl.DateTimeFormatOptions} */
const PARTS = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
};
const shown = new Intl.DateTimeFormat('en-GB', PARTS);
/** For a year that is not this one. */
const shownWithYear = new Intl.DateTimeFormat('en-GB', { ...PARTS, year: 'numeric' });

/** @param {{ move: (to: object) => void, newDay: () => void }} parts */
export function clock({ move, newDay }) {
  const now = byId('now', HTMLTimeElement);
  const input = byId('set-to', HTMLInputElement);
  let offset = 0;

  for (const button of document.querySelectorAll('[data-hours]')) {
    button.addEventListener('click', () =>
      move({ hours: Number(button.getAttribute('data-hours')) }),
    );
  }
  byId('reset-clock').addEventListener('click', () => move({ reset: true }));
  byId('set-clock').addEventListener('submit', (event) => {
    event.preventDefault();
    move({ to: new Date(input.value).toISOString() });
  });
  setInterval(tick, TICK_MILLISECONDS);

  function tick() {
    const at = new Date(Date.now() + offset);
    const isNewDay = at.toDateString() !== new Date(now.dateTime).toDateString();
    now.dateTime = at.toISOString();
    const isThisYear = at.getFullYear() === new Date().getFullYear();
    now.textContent = (isThisYear ? shown : shownWithYear).format(at);
    if (isNewDay) newDay();
  }

  return {
    /** @param {{ now: string, moved: boolean }} told */
    show(told) {
      offset = new Date(told.now).getTime() - Date.now();
      tick();
      byId('moved').hidden = !told.moved;
      byId('clock').classList.toggle('moved', told.moved);
      byId('reset-clock', HTMLButtonElement).disabled = !told.moved;
      input.value = localMinutes(new Date(told.now));
    },
  };
}

/** As a datetime-local field takes it: the browser's own zone, to the minute. @param {Date} at */
function localMinutes(at) {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
