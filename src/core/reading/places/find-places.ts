// What lies where: the countries, states and cities of a name, with the time zones that they use.
import type { ZoneId } from '../../time/temporal.ts';
import { type City, citiesNamed, peopleByZone, regionOf, regionsNamed } from './cities.ts';
import { countryName, countryNamed, countryNamedAbroad } from './countries.ts';
import { foldName } from './fold-name.ts';
import { type ZoneInUse, zonesOfCountry } from './zones-in-use.ts';

/** A time zone that may be meant, and for how many people it would be. */
export type Candidate = {
  readonly zone: ZoneId;
  readonly people: number;
  /** Where that is, to tell it from others: "Oregon", "United States". */
  readonly where: string;
  /** "Moscow Time", of what a country uses. */
  readonly called?: string;
  /** A city has one zone; a country, a state or a zone's common name is meant whole. */
  readonly isCity: boolean;
};

/** Countries whose people say the state when they are asked where they are. */
const OF_STATES = new Set(['AU', 'CA', 'US']);

/** Where a name has several words: "Portland Maine", "Santiago de Chile". */
const MOST_WORDS = 6;

/**
 * The zones of the country of a name, and of the states that are called so; where there is no such country,
 * also of cities.
 */
export function areasNamed(name: string): readonly Candidate[] {
  const country = countryNamed(name);
  const states = regionsNamed(name, OF_STATES).flatMap(ofRegion);
  if (country !== undefined) return [...ofCountry(country), ...states];
  return states.length === 0 ? [] : [...states, ...citiesNamed(name).map(ofCity)];
}

/** The zones of the cities of a name, with or without their state or country; else of a country in its own language. */
export function placesNamed(name: string): readonly Candidate[] {
  const here = citiesNamed(name);
  const cities = here.length > 0 ? here : citiesWithin(name);
  if (cities.length > 0) return cities.map(ofCity);
  const abroad = countryNamedAbroad(name);
  return abroad === undefined ? [] : ofCountry(abroad);
}

/** A zone in use with the people of its country that live by it. */
export function ofZoneInUse({ zone, country, others, called }: ZoneInUse): Candidate {
  const people = [...peopleByZone(country)].reduce(
    (sum, [each, count]) => (each === zone || others.has(each) ? sum + count : sum),
    0,
  );
  return { zone, people, where: countryName(country), called, isCity: false };
}

function ofCountry(code: string): readonly Candidate[] {
  return zonesOfCountry(code).map(ofZoneInUse);
}

/** "US.OR" */
function ofRegion(key: string): readonly Candidate[] {
  const [country = '', region] = key.split('.');
  const where = countryName(country);
  return [...peopleByZone(country, region)].map(([zone, people]) => ({
    zone,
    people,
    where,
    isCity: false,
  }));
}

function ofCity(city: City): Candidate {
  const state = OF_STATES.has(city.country) ? regionOf(city) : undefined;
  const where = state ?? countryName(city.country);
  return { zone: city.zone, people: city.population, where, isCity: true };
}

/** "Portland, Maine", "Paris, US", "London UK": the cities of the first words in what the last ones name. */
function citiesWithin(name: string): readonly City[] {
  const words = name.split(/[\s,]+/, MOST_WORDS + 1);
  if (words.length > MOST_WORDS) return [];
  for (let at = words.length - 1; at > 0; at -= 1) {
    const place = words.slice(at).join(' ');
    const cities = citiesNamed(words.slice(0, at).join(' ')).filter((city) => isIn(city, place));
    if (cities.length > 0) return cities;
  }
  return [];
}

function isIn(city: City, place: string): boolean {
  const folded = foldName(place);
  const names = [city.country, city.region, regionOf(city) ?? ''].map(foldName);
  if (names.includes(folded)) return true;
  return city.country === (countryNamed(place) ?? countryNamedAbroad(place));
}
