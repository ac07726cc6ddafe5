// Time zones by what people call them: "Eastern Time", "India Standard Time", "US Pacific".
import type { ZoneId } from '../../time/temporal.ts';
import { changesClock } from './clocks.ts';
import { type Candidate, ofZoneInUse } from './find-places.ts';
import { foldName } from './fold-name.ts';
import { zonesCalled } from './zones-in-use.ts';

/** The zones of a common name; `season` where it says which half of the year is meant. */
export type NamedZones = {
  readonly candidates: readonly Candidate[];
  /** "Eastern Standard Time" is what clocks show in winter, and in some places all year. */
  readonly season: boolean;
};

const SEASON = /\b(?:standard|daylight|summer|winter) ?/;

/**
 * The zones that are called so. As in Unicode's data, the name alone is that of the zones whose clocks
 * change, where some do and others do not: "Central Time" is Chicago's, not that of Costa Rica.
 */
export function zonesByName(name: string): NamedZones {
  const folded = foldName(name.replace(/\([^()]*\)/g, ' '));
  const said = folded.replace(/^us /, '').replace(/^british\b/, 'united kingdom');
  const base = said.replace(SEASON, '').trim();
  const season = base !== said;
  const candidates = zonesCalled(base).map(ofZoneInUse);
  const changing = candidates.filter(({ zone }) => changesClock(zone));
  const isTheirs = changing.some(({ people }) => people > 0);
  return season || !isTheirs
    ? { candidates, season: season && changing.length > 0 }
    : { candidates: changing, season: false };
}

/** One zone of those whose clocks change and one of those whose clocks do not, each of the most people. */
export function bySeason({ candidates }: NamedZones): readonly ZoneId[] {
  const sorted = candidates.toSorted((one, other) => other.people - one.people);
  return [true, false].flatMap((changes) => {
    const first = sorted.find(({ zone }) => changesClock(zone) === changes);
    return first === undefined ? [] : [first.zone];
  });
}
