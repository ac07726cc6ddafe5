// The playground's page: what it knows, and what happens when something comes or is done.
import { show, showAll, tellMoments } from './chat.js';
import { clock } from './clock.js';
import { composer } from './composer.js';
import { openForm } from './form.js';
import { byId, tellTrouble } from './page-parts.js';
import { people } from './people.js';
import { takeChoices } from './selects.js';
import { listen, post, tell } from './server.js';

/** @typedef {import('./chat.js').MessageView} MessageView */

const state = {
  you: sessionStorage.getItem('you') ?? '',
  channel: sessionStorage.getItem('channel') ?? '',
  /** @type {{ id: string, name: string, admin: boolean }[]} */
  people: [],
  /** @type {{ id: string, name: string }[]} */
  channels: [],
  direct: '',
  /** @type {Map<string, MessageView>} */
  messages: new Map(),
  /** @type {Set<string>} */
  unread: new Set(),
};
let hangUp = () => {};

const where = () => ({ as: state.you, channel: state.channel });
const cast = people({ become });
const time = clock({ move: (to) => act('clock', to), newDay: tellMoments });
const writing = composer({ where, send: (text) => act('say', { ...where(), text }) });

/** Does something and shows the form that comes of it. @param {string} path @param {object} body @param {string} [on] */
async function act(path, body, on) {
  const answer = await post(path, body);
  tellTrouble(answer.ok ? undefined : answer.why);
  if (answer.ok && answer.value.form !== undefined) showForm(answer.value.form, on);
  return answer.ok;
}

/**
 * Sends a form. One that comes of it takes its place.
 * @param {object} body @param {string} [on] the message that the form came from
 * @returns {Promise<'taken' | import('./form.js').Refused>}
 */
async function submit(body, on) {
  const answer = await post('submit', body);
  // The page's own place for trouble lies behind the form.
  if (!answer.ok) return { html: answer.why, mistakes: [] };
  const { form, refused } = answer.value;
  if (form !== undefined) showForm(form, on);
  return refused ?? 'taken';
}

/** @param {string} html @param {string} [message] the message that the form came from */
function showForm(html, message) {
  const from = where();
  openForm(html, {
    where: from,
    people: state.people,
    channels: state.channels,
    keep: (press, values) => tell('keep', { ...from, press, values }),
    submit: (press, values, files) => {
      const on = message && { message };
      return submit({ ...from, press, values, files, ...on }, message);
    },
  });
}

/** @param {string} id */
function become(id) {
  state.you = id;
  sessionStorage.setItem('you', id);
  if (state.direct !== '' && state.channel === state.direct) openChannel('');
  state.unread.clear();
  // What the last member saw is not for this one, not even for a moment.
  state.messages.clear();
  showAll([]);
  hangUp();
  hangUp = listen(id, { snapshot, message, people: peopleCame, clock: time.show, connected });
}

/** @param {boolean} yes @param {boolean} [trying] whether the browser tries again by itself */
function connected(yes, trying) {
  const trouble = trying
    ? 'Cairn does not answer. Trying again …'
    : 'Cairn does not let this page in. Close other pages of the playground, then load this one again.';
  tellTrouble(yes ? undefined : trouble);
}

/** @param {any} all everything that this person sees */
function snapshot(all) {
  const first = all.people[0]?.id;
  if (all.you === undefined && first !== undefined) {
    become(first);
    return;
  }
  Object.assign(state, { people: all.people, channels: all.channels, direct: all.direct });
  state.messages = new Map(all.messages.map((/** @type {MessageView} */ each) => [each.id, each]));
  time.show(all.clock);
  cast.show(all.people, all.you);
  showExamples(all.examples);
  openChannel(state.channel);
  if (first === undefined && !byId('person-dialog', HTMLDialogElement).open) cast.open();
}

/** @param {MessageView} came */
function message(came) {
  state.messages.set(came.id, came);
  if (came.channel === state.channel) show(came);
  else if (!state.unread.has(came.channel)) {
    state.unread.add(came.channel);
    showChannels();
  }
}

/** @param {typeof state.people} all */
function peopleCame(all) {
  state.people = all;
  cast.show(all, state.you);
}

const conversations = () => [
  ...state.channels.map(({ id, name }) => ({ id, name: `#${name}` })),
  { id: state.direct, name: 'Cairn' },
];

/** Opens a channel, or the first where there is none of that id. @param {string} id */
function openChannel(id) {
  const all = conversations();
  const open = all.find((channel) => channel.id === id) ?? all[0];
  if (open === undefined) return;
  state.channel = open.id;
  sessionStorage.setItem('channel', open.id);
  state.unread.delete(open.id);
  showChannels();
  writing.nameChannel(open.name);
  showAll([...state.messages.values()].filter(({ channel }) => channel === open.id));
}

function showChannels() {
  const buttons = conversations().map(({ id, name }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    if (id === state.channel) button.setAttribute('aria-current', 'page');
    if (state.unread.has(id)) {
      button.className = 'unread';
      button.setAttribute('aria-label', `${name}, new messages`);
    }
    button.addEventListener('click', () => {
      openChannel(id);
      writing.focus();
    });
    const item = document.createElement('li');
    item.append(button);
    return item;
  });
  byId('channels').replaceChildren(...buttons);
}

/** @param {string[]} examples */
function showExamples(examples) {
  const buttons = examples.map((text) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'example';
    button.textContent = text;
    button.addEventListener('click', () => act('say', { ...where(), text }));
    return button;
  });
  byId('examples').replaceChildren(...buttons);
}

/** @param {Element} control a button or a select of a message @param {string} [chosen] */
function press(control, chosen) {
  const on = control.closest('[data-message]')?.getAttribute('data-message') ?? '';
  const id = control.getAttribute('data-press') ?? '';
  const choice = chosen === undefined ? {} : { chosen };
  return act('press', { ...where(), message: on, press: id, ...choice }, on);
}

byId('log').addEventListener('click', async ({ target }) => {
  if (!(target instanceof Element)) return;
  const command = target.closest('code.command');
  if (command !== null) writing.fill(command.textContent ?? '');
  const button = target.closest('button[data-press]');
  if (!(button instanceof HTMLButtonElement)) return;
  button.setAttribute('aria-busy', 'true');
  await press(button);
  button.removeAttribute('aria-busy');
});

byId('log').addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (key !== 'Enter' || !(target instanceof Element) || !target.matches('code.command')) return;
  event.preventDefault();
  writing.fill(target.textContent ?? '');
});

takeChoices(byId('log'), press);

for (const button of document.querySelectorAll('[data-start]')) {
  button.addEventListener('click', async () => {
    byId('start').removeAttribute('open');
    await act('start', { kind: button.getAttribute('data-start') });
  });
}

document.addEventListener('click', ({ target }) => {
  for (const popover of document.querySelectorAll('details.popover[open]')) {
    if (target instanceof Node && !popover.contains(target)) popover.removeAttribute('open');
  }
});
document.addEventListener('keydown', ({ key }) => {
  const open = document.querySelector('details.popover[open]');
  if (key !== 'Escape' || open === null) return;
  open.removeAttribute('open');
  open.querySelector('summary')?.focus();
});

become(state.you);
