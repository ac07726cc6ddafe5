// Time zones as people type them: an IANA name, a city, a country, or what people call the zone.

import { quote } from '../text/quote.ts';
import { ambiguous, type Reading, read, unlike, unreadable } from '../text/reading.ts';
import type { ZoneId } from '../time/temporal.ts';
import { clockOf } from './places/clocks.ts';
import { areasNamed, type Candidate, placesNamed } from './places/find-places.ts';
import { foldName } from './places/fold-name.ts';
import { nearestZone } from './places/nearest-zone.ts';
import { ZONE_ABBREVIATIONS } from './places/zone-abbreviations.ts';
import { allZones, currentZone, offsetsOf, zoneNamed } from './places/zone-names.ts';
import { bySeason, zonesByName } from './places/zones-by-name.ts';
import { zonesBySize } from './places/zones-by-size.ts';

/** The first of several cities is meant if it has this many times the people of the next in another zone. */
const CLEARLY_LARGER = 3;

/** The same of a country's or a state's zones; of one with fewer people nobody thinks. */
const NEARLY_ALL = 30;

/** As many zones as an answer can list. */
const MOST_CANDIDATES = 5;

/** No name of a place is longer. */
const LONGEST = 100;

const EXAMPLES = ['Europe/Berlin', 'Mumbai', 'UTC'];

/**
 * Reads an IANA name in any case; a city ("München", "Portland, Maine", "北京"), a country ("India",
 * "Deutschland"), or a zone's common name ("Eastern Time"). Where several zones fit they are told by
 * name. Offsets and abbreviations are refused, for they do not know when clocks change.
 */
export function readTimeZone(text: string): Reading<ZoneId> {
  const typed = text.replace(/\s+/g, ' ').trim();
  if (typed === '') return unlike('There is no time zone here.', ...EXAMPLES);
  if (typed.length > LONGEST) return unknown(typed);
  const meant = ZONE_ABBREVIATIONS.get(typed.toLowerCase()) ?? zonesAtOffset(typed);
  if (meant) return unreadable(`${quote(typed)} does not say when clocks change.`, ...meant);
  const zone = zoneNamed(typed);
  // Names without a slash are old ones: "Japan", "GB", "Zulu".
  if (zone !== undefined) return read(zone.includes('/') ? zone : currentZone(zone));
  return readPlace(typed);
}

function readPlace(typed: string): Reading<ZoneId> {
  const named = zonesByName(typed);
  if (named.season) {
    const what = `${quote(typed)} does not say when clocks change.`;
    return unreadable(what, ...bySeason(named));
  }
  // "Berlin time", "UK time"
  const place = typed.replace(/ time$/i, '');
  const found = [
    () => (place === typed ? areasNamed(typed) : []),
    () => named.candidates,
    () => areasNamed(place),
    () => placesNamed(place),
  ];
  for (const find of found) {
    const candidates = find();
    if (candidates.length > 0) return choose(typed, candidates);
  }
  // Zones of hardly anybody: "Eucla".
  const own = allZones().find((zone) => cityPart(zone) === foldName(typed));
  return own === undefined ? unknown(typed) : read(own);
}

/** The zone that is meant; or those that may be, likeliest first. Zones of one clock are as good as one. */
function choose(typed: string, candidates: readonly Candidate[]): Reading<ZoneId> {
  const byClock = new Map<string, Candidate>();
  for (const candidate of candidates.toSorted((one, other) => other.people - one.people)) {
    const clock = clockOf(candidate.zone);
    const first = byClock.get(clock) ?? { ...candidate, people: 0 };
    byClock.set(clock, { ...first, people: first.people + candidate.people });
  }
  const zones = [...byClock.values()].sort((one, other) => other.people - one.people);
  const [first, ...others] = zones;
  if (first === undefined) return unknown(typed);
  const areCities = candidates.every(({ isCity }) => isCity);
  const factor = areCities ? CLEARLY_LARGER : NEARLY_ALL;
  if (others.every(({ people }) => first.people > people * factor)) return read(first.zone);
  const namedAfter = zones.find(({ zone }) => cityPart(zone) === foldName(typed));
  if (areCities && namedAfter !== undefined) return read(namedAfter.zone);
  const likely = zones.filter(({ people }) => people * NEARLY_ALL >= first.people);
  return severalFit(typed, likely.slice(0, MOST_CANDIDATES), areCities);
}

function severalFit(
  typed: string,
  zones: readonly Candidate[],
  areCities: boolean,
): Reading<never> {
  const places = [...new Set(zones.map(({ where }) => where))];
  const called = [...new Set(zones.flatMap((zone) => zone.called ?? []))];
  const what =
    places.length === 1 && called.length > 1
      ? `${places.join()} has several time zones: ${called.join(', ')}.`
      : areCities
        ? `Several time zones have a city called ${quote(typed)}: ${places.join(', ')}.`
        : `Several time zones fit ${quote(typed)}: ${places.join(', ')}.`;
  return ambiguous(what, ...zones.map(({ zone }) => zone));
}

/** A slip of one letter in a well-known name is corrected; anything else would be a guess. */
function unknown(typed: string): Reading<never> {
  const what = `I don't know a time zone, city or country called ${quote(typed)}.`;
  const near = nearestZone(typed.slice(0, LONGEST));
  return near === undefined ? unlike(what, ...EXAMPLES) : unreadable(what, near);
}

function cityPart(zone: string): string {
  return foldName(zone.slice(zone.lastIndexOf('/') + 1));
}

/** For "+02:00" or "UTC+2": the zones of the largest cities with that offset in some season; not for "+99". */
function zonesAtOffset(typed: string): string[] | undefined {
  const found = /^(?:utc|gmt)? ?([+−-]) ?(\d{1,2})(?::?(\d{2}))?$/i.exec(typed);
  if (!found) return undefined;
  const [, sign, hours, rest = '0'] = found;
  const offset = (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(rest));
  if (offset === 0) return ['UTC', 'Europe/London'];
  const zones = zonesBySize().map(({ zone }) => zone);
  const there = zones.filter((zone) => offsetsOf(zone).includes(offset)).slice(0, 3);
  return there.length > 0 ? there : undefined;
}
