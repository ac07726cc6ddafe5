// What a unit of work decides on is read inside it: whether all still is as it was looked up before.
import type { Located, Where } from '../model/asks.ts';
import { Overtaken } from './attempt.ts';

/**
 * Throws Overtaken where an interaction has been answered meanwhile, or who asks, where, in which group and as which
 * member is not what it was: by a link, a parting, a deletion, a leaving, a change of settings of another process.
 * All that a command knows of its asker it was given before its unit began, so every unit begins with this.
 */
export function assertStanding(before: Where, now: Located): void {
  if (now.answer === undefined && decisive(before) === decisive(now)) return;
  throw new Overtaken(before);
}

/** As text: dates and instants have no equality of their own. Nothing goes by who set a group up last. */
function decisive({ account, place, group, member }: Where): string {
  const { setUpBy: _by, ...settings } = group ?? {};
  return JSON.stringify([account, place, settings, member].map(sorted));
}

function sorted(value: object | undefined) {
  return value && Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
