// /setup group: makes the group, or changes its name, zone and start.
import { answer, type Outcome } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import { bold, rich, command as typed } from '#core/message/inline.ts';
import { list, message, quiet, text } from '#core/message/message.ts';
import type { Group } from '#core/model/groups.ts';
import type { AccountId } from '#core/model/ids.ts';
import type { Transaction } from '#core/model/store.ts';
import { dateIn, type PlainDate, type ZoneId } from '#core/time/temporal.ts';
import { adminAccount } from './admin.ts';
import { groupFields, noPlace } from './answers.ts';
import { changeDates, hasHistory, proposeDates } from './move-group.ts';
import { isSameDates } from './what-moves.ts';

export type GroupWish = {
  readonly name?: string | undefined;
  readonly timezone?: ZoneId | undefined;
  readonly start?: PlainDate | undefined;
};

const UTC = 'UTC' as ZoneId;

export async function setupGroup(context: Context, values: GroupWish): Promise<Outcome> {
  const { ask, group, place } = context;
  if (ask.place === undefined) return noPlace();
  const workspace = ask.place;
  return context.writeOnce(async (tx) => {
    const setUpBy = await adminAccount(tx, context);
    if (group !== undefined && place !== undefined) {
      const outcome = await changeGroup(tx, context, { group, setUpBy }, values);
      // By the first of two clicks: the second sets the same, and is told the same.
      const { overtaken } = context;
      if (overtaken === undefined || overtaken.group !== undefined) return outcome;
      return madeGroup(tx, context, (await tx.groups.byId(group.id)) ?? group);
    }
    const timeZone = values.timezone ?? UTC;
    const created = await tx.groups.add({
      name: values.name ?? workspace.name,
      timeZone,
      start: values.start ?? dateIn(timeZone, context.now),
      roadmap: context.defaultRoadmap.id,
      nudge: { day: 'monday', time: '09:00' },
      createdAt: context.now,
      setUpBy,
    });
    const { workspaceId, name } = workspace;
    const made = { group: created.id, surface: ask.surface, workspaceId, name };
    await tx.places.add(made);
    return madeGroup(tx, context, created);
  });
}

async function madeGroup(tx: Transaction, context: Context, created: Group): Promise<Outcome> {
  return answer(
    message(
      text(rich`${bold(created.name)} is set up.`),
      await groupFields(created, context, tx),
      list([
        rich`Say where Cairn posts: ${typed('setup channel')}`,
        rich`Correct anything: ${typed('setup group name:… timezone:… start:…')}`,
        rich`Members join with ${typed('join')}`,
      ]),
    ),
  );
}

async function changeGroup(
  tx: Transaction,
  context: Context,
  { group, setUpBy }: { readonly group: Group; readonly setUpBy: AccountId },
  { name, timezone, start }: GroupWish,
): Promise<Outcome> {
  const asked = name !== undefined || timezone !== undefined || start !== undefined;
  const to = { start: start ?? group.start, timeZone: timezone ?? group.timeZone };
  if (name !== undefined) await tx.groups.update(group.id, { name, setUpBy });
  if (!isSameDates(group, to) && (await hasHistory(tx, group))) {
    const named = { ...group, ...(name !== undefined && { name }) };
    return proposeDates(tx, context, named, { to, renamed: name !== undefined });
  }
  const effects = asked ? await changeDates(tx, context, group, to) : [];
  const changed = (await tx.groups.byId(group.id)) ?? group;
  return answer(
    message(
      text(
        asked
          ? rich`${bold(changed.name)} is changed.`
          : rich`${bold(changed.name)} is set up already. Nothing was changed.`,
      ),
      await groupFields(changed, context, tx),
      start === undefined
        ? undefined
        : quiet('Members who started with the cohort start on its new date.'),
    ),
    ...effects,
  );
}
