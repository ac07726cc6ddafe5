// Time zones to offer while a zone, a city or a country is typed.
import type { ZoneId } from '../time/temporal.ts';
import { type City, citiesStarting, largestCityIn } from './places/cities.ts';
import { countriesStarting } from './places/countries.ts';
import { ofZoneInUse } from './places/find-places.ts';
import { foldName } from './places/fold-name.ts';
import { zonesBySize } from './places/zones-by-size.ts';
import { zonesOfCountry } from './places/zones-in-use.ts';
import { readTimeZone } from './read-zone.ts';

/** One line of autocomplete. */
export type ZoneSuggestion = { readonly value: ZoneId; readonly label: string };

/** What may be a whole name, and not only the beginning of one. */
const FEWEST_LETTERS = 4;

/** How much less likely a city is meant by a name that maps do not have. */
const IN_ANOTHER_LANGUAGE = 10;

/** No name that somebody types is longer. */
const LONGEST = 100;

/**
 * What autocomplete offers for the beginning of a name, each zone once: what the text means as it stands;
 * then the zones that are called so or have a country or a city called so, `own` before those of most people.
 */
export function suggestTimeZones(
  partial: string,
  limit = 25,
  own?: ZoneId,
): readonly ZoneSuggestion[] {
  const start = foldName(partial.slice(0, LONGEST));
  const meant: Match[] = meantBy(partial, start).map((zone) => ({ zone }));
  const fitting = matches(start);
  const isOwn = own !== undefined && (start === '' || fitting.some(({ zone }) => zone === own));
  const first: readonly Match[] = isOwn ? [{ zone: own }] : [];
  const labels = new Map<ZoneId, string>();
  for (const { zone, city } of [...meant, ...first, ...fitting]) {
    if (labels.size >= limit) break;
    if (!labels.has(zone)) labels.set(zone, labelOf(zone, city));
  }
  return [...labels].map(([value, label]) => ({ value, label }));
}

type Match = { readonly zone: ZoneId; readonly people?: number; readonly city?: City | undefined };

function matches(start: string): readonly Match[] {
  const zones: Match[] = zonesBySize()
    .filter(({ name, part }) => part.startsWith(start) || isPathOf(start, name))
    .map(({ zone, city }) => ({ zone, people: city?.population ?? 0 }));
  if (start === '') return zones;
  const countries = countriesStarting(start).flatMap(([, code]) =>
    zonesOfCountry(code).map(ofZoneInUse),
  );
  const cities = citiesStarting(start).map(({ city, isCalled }) => ({
    zone: city.zone,
    people: isCalled ? city.population : city.population / IN_ANOTHER_LANGUAGE,
    city,
  }));
  return [...zones, ...countries, ...cities].sort(
    (one, other) => (other.people ?? 0) - (one.people ?? 0),
  );
}

/** The zone that is read, or those that may be meant; of few letters many towns have a name. */
function meantBy(partial: string, start: string): readonly ZoneId[] {
  if (start.length < FEWEST_LETTERS) return [];
  const reading = readTimeZone(partial);
  if (reading.ok) return [reading.value];
  if (reading.problem.why !== 'ambiguous') return [];
  return reading.problem.tries.flatMap((name) => {
    const zone = readTimeZone(name);
    return zone.ok ? [zone.value] : [];
  });
}

/** "europe" and "america/arg" begin the names of zones; "india" does not begin "Indian/Antananarivo". */
function isPathOf(start: string, name: string): boolean {
  return name.startsWith(start) && (start.includes('/') || name.charAt(start.length) === '/');
}

function labelOf(zone: ZoneId, city: City | undefined = largestCityIn(zone)): string {
  const part = foldName(zone.slice(zone.lastIndexOf('/') + 1));
  return city === undefined || foldName(city.name).startsWith(part)
    ? zone
    : `${zone} · ${city.name}`;
}
