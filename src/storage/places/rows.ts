// Rows of places, and of where posting has stopped.
import type { Place, Stop } from '#core/model/places.ts';
import { instant } from '../engine/columns.ts';
import type { Tables } from '../engine/engine.ts';

export function placeOf(row: Tables['places']['$inferSelect']): Place {
  return {
    id: row.id,
    group: row.groupId,
    surface: row.surface,
    workspaceId: row.workspaceId,
    name: row.name,
    ...(row.channelId !== null && { channelId: row.channelId }),
  };
}

export function stopOf({ at, why }: Tables['stoppedPlaces']['$inferSelect']): Stop {
  return { at: instant(at), why };
}
