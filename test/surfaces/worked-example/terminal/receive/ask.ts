// From a line that somebody typed to what the core is asked.
import { randomUUID } from 'node:crypto';
import type { Ask } from '#core/command/ask.ts';
import type { SurfaceId } from '#core/model/ids.ts';
import { unmarked } from '#core/typed/typed-text.ts';
import { WORKSPACE } from '../send/lines.ts';

/** Whoever is called root runs the machine. */
export function askOf(surface: SurfaceId, person: string, line: string): Ask {
  return {
    id: randomUUID(),
    surface,
    place: WORKSPACE,
    channelId: 'screen',
    direct: false,
    asker: {
      workspaceId: WORKSPACE.workspaceId,
      userId: person,
      name: person,
      isAdmin: async () => person === 'root',
      seemsAdmin: person === 'root',
      timeZone: async () => undefined,
    },
    input: { kind: 'text', typed: unmarked(line) },
  };
}
