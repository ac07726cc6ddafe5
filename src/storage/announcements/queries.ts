// Announcements of completed deliverables: taken before they are sent, marked when it is known what became of them.
import type { AnnouncementReads, AnnouncementWrites } from '#core/model/announcements.ts';
import type { Engine } from '../engine/engine.ts';
import { together } from '../engine/together.ts';
import { readAnnouncements } from './read.ts';
import { addAnnouncements, endAnnouncements, sendAnnouncements } from './send.ts';

export function announcementReads(engine: Engine): AnnouncementReads {
  return readAnnouncements(engine);
}

export function announcementWrites(engine: Engine): AnnouncementWrites {
  return together(addAnnouncements(engine), sendAnnouncements(engine), endAnnouncements(engine));
}
