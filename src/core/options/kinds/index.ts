// All kinds of options, each with the name of its file: a new one is a file and its line here.

import { activity } from './activity.ts';
import { amount } from './amount.ts';
import { area } from './area.ts';
import { channel } from './channel.ts';
import { choice } from './choice.ts';
import { clock } from './clock.ts';
import { code } from './code.ts';
import { command } from './command.ts';
import { date } from './date.ts';
import { dayEnd } from './day-end.ts';
import { file } from './file.ts';
import { groupName } from './group-name.ts';
import { integer } from './integer.ts';
import { item } from './item.ts';
import { level } from './level.ts';
import { lines } from './lines.ts';
import { link } from './link.ts';
import { member } from './member.ts';
import { metric } from './metric.ts';
import { note } from './note.ts';
import { number } from './number.ts';
import { planDate } from './plan-date.ts';
import { quarter } from './quarter.ts';
import { reason } from './reason.ts';
import { roadmap } from './roadmap.ts';
import type { Kind } from './shared/kind.ts';
import { time } from './time.ts';
import { timezone } from './timezone.ts';
import { untilDate } from './until-date.ts';

export const KINDS = {
  activity,
  amount,
  area,
  channel,
  choice,
  clock,
  code,
  command,
  date,
  'day-end': dayEnd,
  file,
  'group-name': groupName,
  integer,
  item,
  level,
  lines,
  link,
  member,
  metric,
  note,
  number,
  'plan-date': planDate,
  quarter,
  reason,
  roadmap,
  time,
  timezone,
  'until-date': untilDate,
} satisfies Readonly<Record<string, Kind<unknown>>>;

export type OptionKind = keyof typeof KINDS;

/** What a command is given of an option of that kind, once it has been read. */
export type OptionValue<K extends OptionKind> =
  (typeof KINDS)[K] extends Kind<infer Value> ? Value : never;
