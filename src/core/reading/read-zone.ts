// Time zones as people type them: an IANA name, or a city that has one.

import { quote } from '../text/quote.ts';
import { type Reading, read, unreadable } from '../text/reading.ts';
import type { ZoneId } from '../time/temporal.ts';
import {
  type City,
  citiesNamed,
  citiesStarting,
  foldName,
  largestCityIn,
} from './places/cities.ts';
import { ZONE_ABBREVIATIONS } from './places/zone-abbreviations.ts';
import { allZones, currentZone, offsetsOf, zoneNamed } from './places/zone-names.ts';

/** One line of autocomplete. */
export type ZoneSuggestion = { readonly value: ZoneId; readonly label: string };

/** A city is meant if it has this many times the people of its next namesake in another zone. */
const CLEARLY_LARGER = 3;

/** As many namesakes as an answer can list. */
const MOST_CANDIDATES = 5;

const EXAMPLES = ['Europe/Berlin', 'Mumbai', 'UTC'];

/**
 * Reads an IANA name in any case, or a city: "Munich", "São Paulo", "Portland, Maine". Offsets and
 * abbreviations are refused, for they do not know when clocks change.
 */
export function readTimeZone(text: string): Reading<ZoneId> {
  const typed = text.replace(/\s+/g, ' ').trim();
  if (typed === '') return unreadable('There is no time zone here.', ...EXAMPLES);
  const meant = ZONE_ABBREVIATIONS.get(typed.toLowerCase()) ?? zonesAtOffset(typed);
  if (meant) return unreadable(`${quote(typed)} does not say when clocks change.`, ...meant);
  const zone = zoneNamed(typed);
  // Names without a slash are old ones: "Japan", "GB", "Zulu".
  if (zone !== undefined) return read(zone.includes('/') ? zone : currentZone(zone));
  return readCity(typed);
}

/**
 * What autocomplete offers for a beginning of a zone's or city's name: each zone once, those that
 * are called so first, then those of cities, in both the most populous first.
 */
export function suggestTimeZones(partial: string, limit = 25): ZoneSuggestion[] {
  const start = foldName(partial);
  const labels = new Map<ZoneId, string>();
  for (const { zone, city, names } of zonesBySize()) {
    if (names.some((name) => name.startsWith(start))) labels.set(zone, labelOf(zone, city));
  }
  for (const city of start === '' ? [] : citiesStarting(start)) {
    if (labels.size >= limit) break;
    if (!labels.has(city.zone)) labels.set(city.zone, labelOf(city.zone, city));
  }
  return [...labels].slice(0, limit).map(([value, label]) => ({ value, label }));
}

type SizedZone = {
  readonly zone: ZoneId;
  readonly city: City | undefined;
  /** Its whole name and the parts of it, folded. */
  readonly names: readonly string[];
};

let sized: readonly SizedZone[] | undefined;

/** All zones with their largest city, the largest of these first; worked out once. */
function zonesBySize(): readonly SizedZone[] {
  sized ??= allZones()
    .map((zone) => ({ zone, city: largestCityIn(zone), names: namesOf(zone) }))
    .sort((one, other) => (other.city?.population ?? 0) - (one.city?.population ?? 0));
  return sized;
}

function namesOf(zone: ZoneId): string[] {
  const name = foldName(zone);
  return [name, ...name.split('/')];
}

function labelOf(zone: ZoneId, city: City | undefined): string {
  const isNamedAfter = city === undefined || foldName(cityPart(zone)) === foldName(city.name);
  return isNamedAfter ? zone : `${zone} · ${city.name}`;
}

function cityPart(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1);
}

function readCity(typed: string): Reading<ZoneId> {
  const candidates = candidatesFor(typed);
  const [first] = candidates;
  if (first === undefined) return zoneWithoutCity(typed);
  const next = candidates.find((city) => city.zone !== first.zone);
  if (next === undefined || first.population >= next.population * CLEARLY_LARGER) {
    return read(first.zone);
  }
  const namedAfter = candidates.find((city) => foldName(cityPart(city.zone)) === foldName(typed));
  if (namedAfter) return read(namedAfter.zone);
  const largest = candidates.filter(
    (city, index) => candidates.findIndex(({ zone }) => zone === city.zone) === index,
  );
  const offered = largest.slice(0, MOST_CANDIDATES);
  const places = [...new Set(offered.map((city) => city.region))].join(', ');
  const what = `Several time zones have a city called ${quote(typed)}: ${places}.`;
  return unreadable(what, ...offered.map((city) => city.zone));
}

/** The cities of that name, or, after a comma, those of them in that state or country. */
function candidatesFor(typed: string): readonly City[] {
  const named = citiesNamed(typed);
  const comma = typed.indexOf(',');
  if (named.length > 0 || comma === -1) return named;
  const place = foldName(typed.slice(comma + 1).trim());
  return citiesNamed(typed.slice(0, comma)).filter((city) => city.places.includes(place));
}

function zoneWithoutCity(typed: string): Reading<ZoneId> {
  const folded = foldName(typed);
  const named = zonesBySize().find(({ names }) => names.at(-1) === folded);
  if (named) return read(named.zone);
  const name = cityPart(typed).split(',')[0] ?? '';
  const near = [...citiesNamed(name).map((city) => city.zone), ...suggested(name)];
  const tries = [...new Set(near)].slice(0, 3);
  const what = `I know no time zone or city called ${quote(typed)}.`;
  return unreadable(what, ...(tries.length > 0 ? tries : EXAMPLES));
}

/** Zones and cities that begin with the first letters; fewer than four would be a guess. */
function suggested(name: string): ZoneId[] {
  const start = name.trim().slice(0, 4);
  return start.length < 4 ? [] : suggestTimeZones(start, 3).map(({ value }) => value);
}

/** For "+02:00" or "UTC+2": the zones of the largest cities with that offset in some season. */
function zonesAtOffset(typed: string): string[] | undefined {
  const found = /^(?:utc|gmt)? ?([+−-]) ?(\d{1,2})(?::?(\d{2}))?$/i.exec(typed);
  if (!found) return undefined;
  const [, sign, hours, rest = '0'] = found;
  const offset = (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(rest));
  if (offset === 0) return ['UTC', 'Europe/London'];
  const zones = suggestTimeZones('', Number.POSITIVE_INFINITY).map(({ value }) => value);
  const near = zones.filter((zone) => offsetsOf(zone).includes(offset)).slice(0, 3);
  return near.length > 0 ? near : EXAMPLES;
}
