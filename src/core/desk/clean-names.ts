// Names as platforms tell them, cleaned like all text of members before anything shows or stores them.
import type { Ask } from '../command/surface.ts';
import { cleanText } from '../text/clean-text.ts';

/** The ask with the names of its asker and its place on one line, without control characters and bidi overrides. */
export function withCleanNames(ask: Ask): Ask {
  const { asker, place } = ask;
  return {
    ...ask,
    asker: { ...asker, name: clean(asker.name, asker.userId) },
    ...(place && { place: { ...place, name: clean(place.name, place.workspaceId) } }),
  };
}

/** Of a name of nothing else the id is left. */
function clean(name: string, id: string): string {
  const line = cleanText(name, 'join');
  return line === '' ? id : line;
}
