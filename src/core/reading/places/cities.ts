// The world's cities of 15,000 people and more, with their time zones; loaded when first asked for.
import { createRequire } from 'node:module';
import type { ZoneId } from '../../time/temporal.ts';
import { foldName } from './fold-name.ts';
import { zoneInUse } from './zone-names.ts';

export type City = {
  readonly name: string;
  readonly zone: ZoneId;
  readonly population: number;
  /** ISO 3166: "US". */
  readonly country: string;
  /** Its state or province, by the code that GeoNames has for it: "OR". */
  readonly region: string;
};

/**
 * The file, the most populous first. Names after the region are folded: the first name's own form where that
 * is not its letters in lower case, then those in other languages and scripts.
 */
type CityData = {
  readonly zones: readonly string[];
  /** "US.OR": "Oregon" */
  readonly regions: Readonly<Record<string, string>>;
  readonly cities: readonly (readonly [
    name: string,
    zone: number,
    population: number,
    country: string,
    region: string,
    ...others: string[],
  ])[];
};

type Cities = {
  readonly all: readonly City[];
  /** Most names are those of one city. */
  readonly byName: ReadonlyMap<string, City | readonly City[]>;
  readonly byCountry: ReadonlyMap<string, readonly City[]>;
  readonly regions: ReadonlyMap<string, string>;
};

/** Names that people use and no map has. */
const NICKNAMES: readonly (readonly [nickname: string, name: string])[] = [
  ['cdmx', 'mexico city'],
  ['dc', 'washington'],
  ['la', 'los angeles'],
  ['nyc', 'new york city'],
  ['sf', 'san francisco'],
];

/**
 * All cities of a name, the most populous first: those that are called so on maps, else those that are in
 * any language and script.
 */
export function citiesNamed(name: string): readonly City[] {
  const folded = foldName(name);
  const all = [known().byName.get(folded) ?? []].flat();
  const called = all.filter((city) => foldName(city.name) === folded);
  return called.length > 0 ? called : all;
}

/** All cities with a name that begins like this, the most populous first; `isCalled` where maps have that name. */
export function citiesStarting(
  start: string,
): readonly { readonly city: City; readonly isCalled: boolean }[] {
  const folded = foldName(start);
  const found = new Set<City>();
  for (const [name, cities] of known().byName) {
    if (name.startsWith(folded)) for (const city of [cities].flat()) found.add(city);
  }
  return [...found]
    .sort((one, other) => other.population - one.population)
    .map((city) => ({ city, isCalled: foldName(city.name).startsWith(folded) }));
}

/** All of at least so many people, the most populous first. */
export function citiesOfSize(people: number): readonly City[] {
  return known().all.filter(({ population }) => population >= people);
}

/** "Oregon", where it is known. */
export function regionOf({ country, region }: City): string | undefined {
  return known().regions.get(`${country}.${region}`);
}

/** The regions of a name in these countries: "US.OR". */
export function regionsNamed(name: string, countries: ReadonlySet<string>): readonly string[] {
  const folded = foldName(name);
  return [...known().regions].flatMap(([key, region]) =>
    countries.has(key.slice(0, 2)) && foldName(region) === folded ? [key] : [],
  );
}

/** The most populous city of a zone. */
export function largestCityIn(zone: ZoneId): City | undefined {
  return largestByZone().get(zone);
}

/** How many people live in the cities of a country, or of one region of it, by zone. */
export function peopleByZone(country: string, region?: string): ReadonlyMap<ZoneId, number> {
  const people = new Map<ZoneId, number>();
  for (const city of known().byCountry.get(country) ?? []) {
    if (region !== undefined && city.region !== region) continue;
    people.set(city.zone, (people.get(city.zone) ?? 0) + city.population);
  }
  return people;
}

let cities: Cities | undefined;
let largest: ReadonlyMap<ZoneId, City> | undefined;

function known(): Cities {
  cities ??= loadCities();
  return cities;
}

function largestByZone(): ReadonlyMap<ZoneId, City> {
  largest ??= new Map([...known().all].reverse().map((city) => [city.zone, city]));
  return largest;
}

/** Reads 2.4 MB of JSON; so it waits for the first question. */
function loadCities(): Cities {
  const data: CityData = createRequire(import.meta.url)('./cities.json');
  const zones = data.zones.map(zoneInUse);
  const all: City[] = [];
  const byName = new Map<string, City | City[]>();
  for (const [name, index, population, country, region, ...others] of data.cities) {
    const zone = zones[index];
    // A zone that this Node does not know yet.
    if (zone === undefined) continue;
    const city = { name, zone, population, country, region };
    all.push(city);
    if (/^[a-z ]+$/i.test(name)) add(byName, name.toLowerCase(), city);
    for (const other of others) add(byName, other, city);
  }
  for (const [nickname, name] of NICKNAMES) {
    const [first] = [byName.get(name) ?? []].flat();
    if (first !== undefined) add(byName, nickname, first);
  }
  const byCountry = Map.groupBy(all, ({ country }) => country);
  return { all, byName, byCountry, regions: new Map(Object.entries(data.regions)) };
}

function add(byName: Map<string, City | City[]>, name: string, city: City): void {
  const namesakes = byName.get(name);
  if (namesakes === undefined) byName.set(name, city);
  else if (Array.isArray(namesakes)) namesakes.push(city);
  else byName.set(name, [namesakes, city]);
}
