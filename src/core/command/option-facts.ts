// What the options of a command are read with: the group's roadmap, and which day it is for who asks.

import type { Facts } from '../options/kinds/shared/kind.ts';
import { kindOf, type RawValues } from '../options/option.ts';
import { readTimeZone } from '../reading/read-zone.ts';
import { dateFor, MIDNIGHT } from '../time/personal-day.ts';
import { dateIn, type ZoneId } from '../time/temporal.ts';
import type { AnyContext, Command } from './command.ts';

export function optionFacts({ today, roadmap, ...context }: AnyContext): Facts {
  return {
    today: today ?? dateIn('UTC' as ZoneId, context.now),
    roadmap: roadmap ?? context.defaultRoadmap,
    roadmaps: [...context.roadmaps.byId.values()],
    commands: context.commands,
    ...(context.memberNames && { memberNames: context.memberNames }),
  };
}

/**
 * The same for a command's values, some of which may set the zone that counts for them already. In
 * `join start:today timezone:Asia/Tokyo` today is Tokyo's, and for who joins without naming a zone it is that of the
 * zone that they will have: their profile's, where the platform tells it.
 */
export async function factsFor(
  command: Pick<Command, 'options' | 'needs'>,
  values: RawValues,
  context: AnyContext,
): Promise<Facts> {
  const facts = optionFacts(context);
  const zone = await zoneSet(command, values, context);
  if (zone === undefined) return facts;
  // What admins set is the group's, whose days are the calendar's.
  const own = command.needs === 'admin' ? undefined : context.member;
  const dayEnds = own?.dayEnds ?? MIDNIGHT;
  return { ...facts, today: dateFor({ timeZone: zone, dayEnds }, context.now) };
}

async function zoneSet(
  { options, needs }: Pick<Command, 'options' | 'needs'>,
  values: RawValues,
  { ask, member }: AnyContext,
): Promise<ZoneId | undefined> {
  const all = Object.entries(options);
  const zoneOption = all.find(([, { kind }]) => kind === 'timezone')?.[0];
  const hasDate = all.some(([name, option]) => kindOf(option).dated && given(values[name]) !== '');
  if (zoneOption === undefined || !hasDate) return undefined;
  const named = given(values[zoneOption]);
  if (named !== '') {
    const reading = readTimeZone(named);
    return reading.ok ? reading.value : undefined;
  }
  // Whoever is no member yet and gives a start joins; what admins set is the group's.
  return needs === 'group' && member === undefined ? ask.asker.timeZone() : undefined;
}

function given(value: RawValues[string] | undefined): string {
  return String(value ?? '').trim();
}
