// Autocompletion: what to offer while a value is typed. What comes back is free text all the same.

import type { Command } from '../command/command.ts';
import type { Suggestion, SuggestionAsk } from '../command/surface.ts';
import type { Where } from '../model/asks.ts';
import type { Member } from '../model/members.ts';
import type { RoadmapShelf } from '../model/roadmaps.ts';
import type { Reads, Store } from '../model/store.ts';
import { suggestTimeZones } from '../reading/read-zone.ts';
import { suggestItems } from '../roadmap/find-item.ts';
import { matchTitled } from '../roadmap/find-titled.ts';
import { type Item, LEVELS, type Roadmap, type Titled } from '../roadmap/roadmap.ts';
import { nearestQuarter } from '../rules/current-quarter.ts';
import { planOf } from '../rules/plan.ts';
import { type Clock, dateIn, type PlainDate, type ZoneId } from '../time/temporal.ts';
import type { Option } from './option.ts';
import { suggestDates } from './suggest-dates.ts';

/** Discord takes 25 choices; the others get no more. */
const MOST = 25;
const LONGEST_LABEL = 100;
/** Slack's bound on a value that is picked, the tightest of all platforms. */
const LONGEST_PICKED = 75;

type Setting = {
  readonly roadmap: Roadmap;
  /** All that a group may choose from. */
  readonly roadmaps: readonly Roadmap[];
  readonly today: PlainDate;
  readonly member: Member | undefined;
  readonly groupName: string | undefined;
  readonly read: Reads;
  /** Of an item to be taken back into the plan: what is skipped comes first. */
  readonly takingBack: boolean;
};

/** What suggestions are taken from. */
type Sources = {
  readonly commands: readonly Command[];
  readonly store: Pick<Store, 'read'>;
  readonly clock: Clock;
  readonly roadmaps: RoadmapShelf;
};

export async function suggestionsFor(
  { commands, store, clock, roadmaps }: Sources,
  ask: SuggestionAsk,
  { group, member }: Pick<Where, 'group' | 'member'>,
): Promise<readonly Suggestion[]> {
  const command = commands.find(({ name }) => name === ask.command);
  const option = command?.options[ask.option];
  if (command === undefined || option === undefined) return [];
  if (option.kind === 'command') {
    const names = commands.map(({ name, about }) => ({
      id: name,
      title: `${name} · ${about}`,
    }));
    return offer(names, ask.partial);
  }
  const zone = member?.timeZone ?? group?.timeZone ?? ('UTC' as ZoneId);
  const suggestions = await optionSuggestions(option, ask.partial.trim(), {
    roadmap: group ? await roadmaps.roadmapOf(group, store.read) : roadmaps.shipped,
    roadmaps: [...roadmaps.byId.values()],
    today: dateIn(zone, clock.now()),
    member,
    groupName: group?.name,
    read: store.read,
    takingBack: ask.values['action'] === 'unskip',
  });
  return suggestions.slice(0, MOST).map(({ label, value }) => ({ label: shortened(label), value }));
}

async function optionSuggestions(
  option: Option,
  partial: string,
  setting: Setting,
): Promise<readonly Suggestion[]> {
  const { roadmap, today } = setting;
  switch (option.kind) {
    case 'item':
      return itemSuggestions(partial, setting);
    case 'activity':
      return offer(roadmap.activities, partial);
    case 'area':
      return offer(roadmap.skills.areas, partial);
    case 'metric':
      return offer(roadmap.metrics, partial);
    case 'group-name':
      return nameSuggestions(partial, setting.groupName);
    case 'reason':
      return reasonSuggestions(roadmap, partial);
    case 'level':
      return offer(
        LEVELS.map((level) => ({ id: level, title: level })),
        partial,
      );
    case 'zone':
      return suggestTimeZones(partial, MOST);
    case 'roadmap':
      return offer(setting.roadmaps, partial);
    case 'quarter':
      return quarterSuggestions(roadmap, partial);
    case 'date':
    case 'plan-date':
    case 'until-date':
      return suggestDates(option.kind, partial, today);
    case 'choice':
      return offer(
        option.choices.map((choice) => ({ id: choice, title: choice })),
        partial,
      );
    default:
      return [];
  }
}

function offer(entries: readonly Titled[], partial: string): readonly Suggestion[] {
  return matchTitled(entries, partial)
    .toSorted((first, second) => first.rank - second.rank)
    .slice(0, MOST)
    .map(({ entry }) => ({ label: shortened(entry.title), value: entry.id }));
}

/** A name is free text: what is typed, and the name as it is. */
function nameSuggestions(partial: string, current: string | undefined): readonly Suggestion[] {
  const names = new Set([partial, current ?? ''].filter((name) => name !== ''));
  return [...names].map((name) => ({ label: name, value: name }));
}

/** The roadmap's reasons, and what is typed: where only what is offered can be picked, own words must be too. */
function reasonSuggestions({ adaptReasons }: Roadmap, partial: string): readonly Suggestion[] {
  const offered = offer(adaptReasons, partial);
  if (partial === '' || partial.length > LONGEST_PICKED) return offered;
  return [...offered.slice(0, MOST - 1), { label: partial, value: partial }];
}

async function itemSuggestions(partial: string, setting: Setting): Promise<readonly Suggestion[]> {
  const { roadmap, today, member, read, takingBack } = setting;
  const [completions, changes] =
    member === undefined
      ? [[], []]
      : await Promise.all([read.completions.ofMember(member.id), read.plans.changes(member.id)]);
  const current =
    member === undefined
      ? 1
      : nearestQuarter(
          planOf({ start: member.start, changes, quarters: roadmap.quarters.length, today }),
          today,
        );
  const skipped = changes.flatMap((change) => (change.kind === 'skip' ? [change.item] : []));
  const items = suggestItems(roadmap, partial, {
    done: new Set(completions.map(({ item }) => item)),
    skipped: new Set(skipped),
    currentQuarter: current,
    limit: takingBack ? roadmap.items.length : MOST,
  });
  const isSkipped = ({ id }: Item) => Number(skipped.includes(id));
  const ordered = takingBack ? items.toSorted((a, b) => isSkipped(b) - isSkipped(a)) : items;
  return ordered.map((item) => ({
    label: `${item.title} · Q${item.quarter} ${item.kind}`,
    value: item.id,
  }));
}

function quarterSuggestions(roadmap: Roadmap, partial: string): readonly Suggestion[] {
  return roadmap.quarters
    .map(({ number, title }) => ({ label: `Quarter ${number}: ${title}`, value: String(number) }))
    .filter(({ label }) => label.toLowerCase().includes(partial.toLowerCase()));
}

/** Labels are cut where Discord would refuse them; the value says the same in full. */
function shortened(label: string): string {
  const characters = Array.from(label);
  return characters.length <= LONGEST_LABEL
    ? label
    : `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`;
}
