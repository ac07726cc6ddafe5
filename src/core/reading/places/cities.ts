// The world's cities and their time zones, from the city-timezones package; loaded when first asked.
import { createRequire } from 'node:module';
import type { CityData } from 'city-timezones';
import type { ZoneId } from '../../time/temporal.ts';
import { OTHER_CITY_NAMES } from './city-other-names.ts';
import { currentZone, zoneNamed } from './zone-names.ts';

export type City = {
  readonly name: string;
  readonly asciiName: string;
  readonly zone: ZoneId;
  readonly population: number;
  /** Where it lies, for people to tell two apart: "Oregon", "Ontario", or the country. */
  readonly region: string;
  /** Folded names of its country and region, for "Portland, Maine" and "Paris, US". */
  readonly places: readonly string[];
};

/** A name as it is compared: without accents, capitals, dots and doubled spaces. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('’', "'")
    .replace(/^(?:saint|sankt) /, 'st ')
    .replaceAll('.', '')
    .replace(/[\s_]+/g, ' ')
    .trim();
}

/** All cities of a name, whatever its accents and capitals, the most populous first. */
export function citiesNamed(name: string): readonly City[] {
  return cityIndex().get(foldName(name)) ?? [];
}

/** All cities whose name begins like this, the most populous first. */
export function citiesStarting(start: string): readonly City[] {
  const folded = foldName(start);
  const found = new Set<City>();
  for (const [name, cities] of cityIndex()) {
    if (name.startsWith(folded)) for (const city of cities) found.add(city);
  }
  return [...found].sort(byPopulation);
}

/** The most populous city of a zone. */
export function largestCityIn(zone: ZoneId): City | undefined {
  return largestByZone().get(zone);
}

let index: ReadonlyMap<string, readonly City[]> | undefined;
let largest: ReadonlyMap<ZoneId, City> | undefined;

function cityIndex(): ReadonlyMap<string, readonly City[]> {
  index ??= indexByName(loadCities());
  return index;
}

function largestByZone(): ReadonlyMap<ZoneId, City> {
  largest ??= new Map(
    [...new Set([...cityIndex().values()].flat())]
      .sort(byPopulation)
      .reverse()
      .map((city) => [city.zone, city]),
  );
  return largest;
}

function byPopulation(one: City, other: City): number {
  return other.population - one.population;
}

function indexByName(cities: readonly City[]): Map<string, readonly City[]> {
  const byName = new Map<string, City[]>();
  for (const city of cities) {
    for (const name of new Set([foldName(city.name), foldName(city.asciiName)])) {
      const others = byName.get(name);
      if (others) others.push(city);
      else byName.set(name, [city]);
    }
  }
  for (const [other, known] of OTHER_CITY_NAMES) {
    byName.set(other, [...(byName.get(other) ?? []), ...(byName.get(known) ?? [])]);
  }
  for (const namesakes of byName.values()) namesakes.sort(byPopulation);
  return byName;
}

/** Reads the package's 2 MB of JSON, which takes about 15 ms; so it waits for the first question. */
function loadCities(): City[] {
  const require = createRequire(import.meta.url);
  const { cityMapping }: typeof import('city-timezones') = require('city-timezones');
  const zones = new Map<string, ZoneId | undefined>();
  return cityMapping.flatMap((data) => {
    // Some forty places have no zone in the data.
    const key = data.timezone ?? '';
    if (!zones.has(key)) zones.set(key, currentZoneNamed(key));
    const zone = zones.get(key);
    return zone === undefined ? [] : [cityOf(data, zone)];
  });
}

function currentZoneNamed(name: string): ZoneId | undefined {
  const zone = zoneNamed(name);
  return zone === undefined ? undefined : currentZone(zone);
}

function cityOf(data: CityData, zone: ZoneId): City {
  const places = [data.country, data.iso2, data.iso3, data.province, data.state_ansi];
  return {
    name: data.city,
    asciiName: data.city_ascii,
    zone,
    population: data.pop,
    region: data.state_ansi ? data.province : data.country,
    places: places.filter((place) => typeof place === 'string').map(foldName),
  };
}
