// What is offered while an option's value is typed: for the group that the ask belongs to, and for who asks.
import type { LineAsk, SuggestionAsk } from '../command/ask.ts';
import type { Member } from '../model/members.ts';
import type { Reads } from '../model/store.ts';
import type { AskerFacts, Suggestion } from '../options/kinds/shared/kind.ts';
import { mayApply, type RawValues } from '../options/option.ts';
import { suggestionsOf } from '../options/suggest.ts';
import { ownValue } from '../text/own-value.ts';
import { dateFor, MIDNIGHT } from '../time/personal-day.ts';
import type { ZoneId } from '../time/temporal.ts';
import { parseCommandText } from '../typed/command-text.ts';
import { textOptions } from '../typed/text-option.ts';
import type { DeskServices } from './services.ts';
import { findWhere } from './where.ts';

export async function suggestionsFor(
  services: DeskServices,
  ask: SuggestionAsk,
): Promise<readonly Suggestion[]> {
  const command = services.commands.find(({ name }) => name === ask.command);
  const option = command && ownValue(command.options, ask.option);
  if (option === undefined || !mayApply(option, ask.values)) return [];
  return suggestionsOf(option, ask.partial, await askerFacts(services, ask));
}

/** Read as the whole line will be, so that nothing is offered that it has already. */
export async function givenIn(services: DeskServices, ask: LineAsk): Promise<RawValues> {
  const command = services.commands.find(({ name }) => name === ask.command);
  if (command === undefined) return {};
  const facts = await askerFacts(services, ask);
  const parsed = parseCommandText(ask.typed, textOptions(command.options, facts));
  return 'values' in parsed ? parsed.values : {};
}

async function askerFacts(
  { store: { read }, roadmaps, commands, clock }: DeskServices,
  ask: LineAsk | SuggestionAsk,
): Promise<AskerFacts> {
  const { group, member } = await findWhere(read.asks, ask);
  const timeZone = group?.timeZone ?? ('UTC' as ZoneId);
  return {
    roadmap: group ? await roadmaps.roadmapOf(group, read) : roadmaps.shipped,
    roadmaps: [...roadmaps.byId.values()],
    commands,
    today: dateFor(member ?? { timeZone, dayEnds: MIDNIGHT }, clock.now()),
    groupName: group?.name,
    progress: async () => member && progressOf(read, member),
    ownZone: async () => member?.timeZone ?? (await ask.asker.timeZone()) ?? group?.timeZone,
    takingBack: 'values' in ask && ask.values['action'] === 'unskip',
  };
}

async function progressOf(read: Reads, { id, start }: Member) {
  const [completed, changes] = await Promise.all([
    read.completions.ofMember(id),
    read.plans.changes(id),
  ]);
  return { start, completed, changes };
}
