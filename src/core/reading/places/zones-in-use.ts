// Which time zones the countries of the world use and how people call them, from @vvo/tzdb; loaded when first asked for.
import { createRequire } from 'node:module';
import type { ZoneId } from '../../time/temporal.ts';
import { foldName } from './fold-name.ts';
import { zoneNamed } from './zone-names.ts';

/** A zone of a country with the others there that show the same time. */
export type ZoneInUse = {
  readonly zone: ZoneId;
  readonly country: string;
  readonly others: ReadonlySet<string>;
  /** "Eastern Time" */
  readonly called: string;
};

/** The zones that a country uses (ISO 3166: "US"), each clock once. */
export function zonesOfCountry(code: string): readonly ZoneInUse[] {
  return zonesInUse().filter(({ country }) => country === code);
}

/** The zones that people call so, with or without "Time" after it: "Eastern", "Gulf Time". */
export function zonesCalled(name: string): readonly ZoneInUse[] {
  const folded = withoutTime(foldName(name));
  return zonesInUse().filter(({ called }) => withoutTime(foldName(called)) === folded);
}

/** The codes of the countries that have a zone. */
export function countriesInUse(): ReadonlySet<string> {
  return new Set(zonesInUse().map(({ country }) => country));
}

function zonesInUse(): readonly ZoneInUse[] {
  zones ??= loadZones();
  return zones;
}

let zones: readonly ZoneInUse[] | undefined;

function loadZones(): readonly ZoneInUse[] {
  const require = createRequire(import.meta.url);
  const { rawTimeZones }: typeof import('@vvo/tzdb') = require('@vvo/tzdb');
  return rawTimeZones.flatMap(({ name, group, countryCode, alternativeName }) => {
    // A zone that this Node does not know yet.
    const zone = zoneNamed(name);
    if (zone === undefined) return [];
    return [{ zone, country: countryCode, others: new Set(group), called: alternativeName }];
  });
}

function withoutTime(folded: string): string {
  return folded.replace(/ time$/, '');
}
