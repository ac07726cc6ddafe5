// A moment in words, for readers whose platform cannot show it in their own zone.
import type { Inline } from '#core/message/inline.ts';
import type { Viewer } from './viewer.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

type InstantNode = Extract<Inline, { readonly kind: 'instant' }>;

/**
 * "Tue 3 Mar 2026, 09:00 Europe/Berlin". In the viewer's zone where it is known, which then goes
 * without saying. A relative moment is told as date and time: a text does not age with its reader.
 */
export function instantWords(node: InstantNode, viewer: Viewer): string {
  const local = node.at.toZonedDateTimeISO(viewer.timeZone ?? node.zone);
  const date = `${WEEKDAYS[local.dayOfWeek - 1]} ${local.day} ${MONTHS[local.month - 1]} ${local.year}`;
  if (node.style === 'date') return date;
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const zoned = viewer.timeZone === undefined ? `${time} ${node.zone}` : time;
  return node.style === 'time' ? zoned : `${date}, ${zoned}`;
}
