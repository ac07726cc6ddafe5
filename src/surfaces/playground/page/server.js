// What the page asks of its server.

/**
 * Sends one request; gives what the server answered, or why it would not.
 * @param {string} path
 * @param {object} body
 * @returns {Promise<{ ok: true, value: any } | { ok: false, why: string }>}
 */
export async function post(path, body) {
  try {
    const response = await fetch(`/playground/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const value = await response.json();
    return response.ok ? { ok: true, value } : { ok: false, why: value.why };
  } catch {
    return { ok: false, why: 'Cairn does not answer. Is it still running?' };
  }
}

/**
 * Listens to what one person sees. Gives what ends it.
 * @param {string} person
 * @param {{ snapshot(data: any): void, message(data: any): void, people(data: any): void,
 *   clock(data: any): void, connected(yes: boolean): void }} listener
 */
export function listen(person, listener) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const stream = new EventSource(`/playground/stream?${new URLSearchParams({ as: person, zone })}`);
  for (const kind of /** @type {const} */ (['snapshot', 'message', 'people', 'clock'])) {
    stream.addEventListener(kind, (event) => listener[kind](JSON.parse(event.data)));
  }
  stream.addEventListener('open', () => listener.connected(true));
  stream.addEventListener('error', () => listener.connected(false));
  return () => stream.close();
}
