// A time zone, or a place in it.
import { citiesNamed } from '../../reading/places/cities.ts';
import { readTimeZone } from '../../reading/read-zone.ts';
import { suggestTimeZones } from '../../reading/suggest-zones.ts';
import type { ZoneId } from '../../time/temporal.ts';
import { search } from './shared/fields.ts';
import { type Kind, MOST_SUGGESTIONS, ONE_WORD } from './shared/kind.ts';
import { fittingName } from './shared/words.ts';

/** People that a city needs to be recognised where no option is named. */
const KNOWN_CITY = 100_000;

export const timezone: Kind<ZoneId> = {
  wire: 'string',
  dated: false,
  read: readTimeZone,
  suggest: async (partial, facts) =>
    suggestTimeZones(partial, MOST_SUGGESTIONS, await facts.ownZone()),
  field: search,
  words: () => fittingName(fits, { fitsBare: (text) => isKnownPlace(text) && fits(text) }),
  whole: ONE_WORD,
  offeredBare: false,
};

function fits(text: string): boolean {
  return readTimeZone(text).ok;
}

/** A zone's own name or a city of some size: "Circle" and "Of" are towns, but rarely meant. */
function isKnownPlace(text: string): boolean {
  const [city] = citiesNamed(text);
  return city === undefined || city.population >= KNOWN_CITY;
}
