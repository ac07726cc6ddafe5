// All time zones with their largest city, the largest of these first; worked out once.
import type { ZoneId } from '../../time/temporal.ts';
import { type City, largestCityIn } from './cities.ts';
import { foldName } from './fold-name.ts';
import { allZones } from './zone-names.ts';

export type SizedZone = {
  readonly zone: ZoneId;
  readonly city: City | undefined;
  /** Its whole name, folded: "america/argentina/buenos aires". */
  readonly name: string;
  /** What it is called after: "buenos aires". */
  readonly part: string;
};

let sized: readonly SizedZone[] | undefined;

export function zonesBySize(): readonly SizedZone[] {
  sized ??= allZones()
    .map((zone) => {
      const name = foldName(zone);
      return { zone, city: largestCityIn(zone), name, part: name.slice(name.lastIndexOf('/') + 1) };
    })
    .sort((one, other) => (other.city?.population ?? 0) - (one.city?.population ?? 0));
  return sized;
}
