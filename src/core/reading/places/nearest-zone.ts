// The time zone of a place whose name has a slip in it; none rather than a wrong one.
import leven from 'leven';
import type { ZoneId } from '../../time/temporal.ts';
import { citiesNamed, citiesOfSize } from './cities.ts';
import { foldName } from './fold-name.ts';

/** Shorter names are one letter from too many others. */
const FEWEST_LETTERS = 5;

/** Only of cities that many people know: else every word is near to some town. */
const WELL_KNOWN = 200_000;

/** Of "Europe/Munich" the city's; of "Berlinn" that of the only well-known city that is one letter off. */
export function nearestZone(typed: string): ZoneId | undefined {
  const name = foldName(typed.slice(typed.lastIndexOf('/') + 1).replace(/[^\p{L}\p{M}\s]+$/u, ''));
  const [city] = typed.includes('/') ? citiesNamed(name) : [];
  if (city !== undefined) return city.zone;
  if (name.length < FEWEST_LETTERS) return undefined;
  const near = citiesOfSize(WELL_KNOWN).filter((each) => isOneOff(name, foldName(each.name)));
  const zones = new Set(near.map(({ zone }) => zone));
  return zones.size === 1 ? near[0]?.zone : undefined;
}

function isOneOff(typed: string, name: string): boolean {
  return Math.abs(typed.length - name.length) <= 1 && leven(typed, name, { maxDistance: 2 }) <= 1;
}
