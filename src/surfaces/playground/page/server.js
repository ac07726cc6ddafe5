// What the page asks of its server.

/**
 * Sends one request; gives what the server answered, or why it would not.
 * @param {string} path
 * @param {object} body
 * @returns {Promise<{ ok: true, value: any } | { ok: false, why: string }>}
 */
export async function post(path, body) {
  await told;
  try {
    const response = await send(path, body);
    const value = await response.json();
    return response.ok ? { ok: true, value } : { ok: false, why: value.why };
  } catch {
    return { ok: false, why: 'Cairn does not answer. Is it still running?' };
  }
}

/** What was told last: what is asked after it comes after it. @type {Promise<unknown>} */
let told = Promise.resolve();

/** Tells something that needs no answer, also while the page is going away. @param {string} path @param {object} body */
export function tell(path, body) {
  told = send(path, body, { keepalive: true }).catch(() => undefined);
}

/** @param {string} path @param {object} body @param {RequestInit} [how] */
function send(path, body, how) {
  return fetch(`/playground/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    ...how,
  });
}

/**
 * Listens to what one person sees. Gives what ends it.
 * @param {string} person
 * @param {{ snapshot(data: any): void, message(data: any): void, people(data: any): void,
 *   clock(data: any): void, connected(yes: boolean, trying?: boolean): void }} listener
 */
export function listen(person, listener) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const stream = new EventSource(`/playground/stream?${new URLSearchParams({ as: person, zone })}`);
  for (const kind of /** @type {const} */ (['snapshot', 'message', 'people', 'clock'])) {
    stream.addEventListener(kind, (event) => listener[kind](JSON.parse(event.data)));
  }
  stream.addEventListener('open', () => listener.connected(true));
  stream.addEventListener('error', () =>
    listener.connected(false, stream.readyState === EventSource.CONNECTING),
  );
  return () => stream.close();
}
