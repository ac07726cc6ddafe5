// Says "removed" in place of an announcement whose entry is deleted.
import { removedAnnouncement } from '../entries/announcement.ts';
import type { Removal } from '../model/privacy.ts';
import type { DeskServices } from './services.ts';

/** Where the platform cannot be reached now the removal stays stored, for the next time. */
export async function takeDown(
  services: Pick<DeskServices, 'store' | 'surface' | 'log'>,
  { id, messageId, ...removal }: Removal,
): Promise<void> {
  const surface = services.surface(removal.surface);
  if (surface === undefined) return;
  const outcome = await surface.edit(removal, messageId, removedAnnouncement());
  if (outcome.kind === 'unavailable') {
    services.log.warn({ removal: id, code: outcome.code }, 'an announcement was not removed yet');
    return;
  }
  await services.store.run((tx) => tx.privacy.endRemoval(id));
}
