// In which zone the dates of a command are read: one that the same command sets counts for them already.

import type { Option } from '../options/option.ts';
import { readTimeZone } from '../reading/read-zone.ts';
import { dateIn, type ZoneId } from '../time/temporal.ts';
import type { Command, Context, GroupContext } from './command.ts';
import type { RawValues } from './surface.ts';

const DATES: ReadonlySet<Option['kind']> = new Set(['date', 'plan-date', 'until-date']);

/**
 * The context to read values in. In `join start:today timezone:Asia/Tokyo` today is Tokyo's, and for who joins
 * without naming a zone it is that of the zone that they will have: their profile's, where the platform tells it.
 */
export async function contextToReadIn(
  command: Pick<Command, 'options' | 'needs'>,
  values: RawValues,
  context: Context & Partial<GroupContext>,
): Promise<Context> {
  const options = Object.entries(command.options);
  const zoneOption = options.find(([, { kind }]) => kind === 'zone')?.[0];
  const hasDate = options.some(([name, { kind }]) => DATES.has(kind) && isGiven(values[name]));
  if (zoneOption === undefined || !hasDate) return context;
  const named = values[zoneOption];
  const zone = isGiven(named) ? zoneNamed(String(named)) : await zoneOfJoining(command, context);
  if (zone === undefined) return context;
  const read: Context & Partial<GroupContext> = {
    ...context,
    zone,
    today: dateIn(zone, context.now),
  };
  return read;
}

function isGiven(value: RawValues[string] | undefined): boolean {
  return String(value ?? '').trim() !== '';
}

function zoneNamed(typed: string): ZoneId | undefined {
  const reading = readTimeZone(typed);
  return reading.ok ? reading.value : undefined;
}

/** Whoever is no member yet and gives a zone and a start joins; what admins set is the group's. */
async function zoneOfJoining(
  { needs }: Pick<Command, 'needs'>,
  { ask, member }: Context & Partial<GroupContext>,
): Promise<ZoneId | undefined> {
  return needs === 'group' && member === undefined ? ask.asker.timeZone() : undefined;
}
