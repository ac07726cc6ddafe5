// Time zones by their own names: which are accepted, how they are written, which ones are offered.
import { Temporal, type ZoneId } from '../../time/temporal.ts';

/** The IANA name with its usual capitals, or undefined. Spaces may stand for underscores. */
export function zoneNamed(name: string): ZoneId | undefined {
  const typed = name.replace(/ /g, '_');
  // Temporal would also take a zone out of a whole ISO date, and an offset.
  if (!/^[a-z][a-z0-9_+\-/]*$/i.test(typed)) return undefined;
  try {
    return EPOCH.toZonedDateTimeISO(typed).timeZoneId as ZoneId; // The one place that checks zones.
  } catch {
    return undefined;
  }
}

/** The name in use today of a zone that has several: "America/Toronto" for "America/Montreal". */
export function currentZone(zone: ZoneId): ZoneId {
  const known = currentNames();
  if (known.has(zone)) return zone;
  return zoneNamed(currentName(canonicalName(zone))) ?? zone;
}

/** The zone if this is a name in use today, as it is written. */
export function zoneInUse(name: string): ZoneId | undefined {
  return currentNames().get(name);
}

/** All zones under the names in use today, in alphabetical order, with UTC. */
export function allZones(): readonly ZoneId[] {
  return [...currentNames().values()];
}

const EPOCH = Temporal.Instant.fromEpochMilliseconds(0);

// ICU keeps these first names for ever; IANA and the people who live there have moved on.
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Catamarca', 'America/Argentina/Catamarca'],
  ['America/Coral_Harbour', 'America/Atikokan'],
  ['America/Cordoba', 'America/Argentina/Cordoba'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Jujuy', 'America/Argentina/Jujuy'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['America/Mendoza', 'America/Argentina/Mendoza'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);

function currentName(name: string): string {
  return RENAMED.get(name) ?? name;
}

function canonicalName(zone: ZoneId): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
}

let names: ReadonlyMap<string, ZoneId> | undefined;

function currentNames(): ReadonlyMap<string, ZoneId> {
  names ??= new Map(
    [...Intl.supportedValuesOf('timeZone').map(currentName), 'UTC']
      .sort()
      .filter(isKnown)
      .map((zone) => [zone, zone]),
  );
  return names;
}

/** Node knows the zones that it lists, and most of their new names. */
function isKnown(name: string): name is ZoneId {
  return !RENAMED_TO.has(name) || zoneNamed(name) !== undefined;
}

const RENAMED_TO = new Set(RENAMED.values());

/** Minutes ahead of UTC in January and in July, as of 2026. */
export function offsetsOf(zone: ZoneId): number[] {
  return [JANUARY, JULY].map(
    (instant) => instant.toZonedDateTimeISO(zone).offsetNanoseconds / NANOSECONDS_A_MINUTE,
  );
}

const JANUARY = Temporal.Instant.from('2026-01-01T00:00Z');
const JULY = Temporal.Instant.from('2026-07-01T00:00Z');
const NANOSECONDS_A_MINUTE = 60_000_000_000;
