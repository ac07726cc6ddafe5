// Apply: a group begins to follow the roadmap that was proposed, if all is still as it was shown.
import { answer, type Outcome, turnedPage } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import { bold, rich, command as typed } from '#core/message/inline.ts';
import { message, quiet, text } from '#core/message/message.ts';
import type { Group } from '#core/model/groups.ts';
import { referredUpload } from '#core/model/roadmaps.ts';
import { roadmapDiff } from '#core/roadmap/diff.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { counted } from '#core/text/counted.ts';
import { adminAccount } from './admin.ts';
import { noGroup } from './answers.ts';
import { sealOf } from './roadmap-proposal.ts';

const WORKS_FOR_SECONDS = 24 * 3600;

export async function applyRoadmap(
  context: Context,
  [reference = '', seal = '', made = '']: readonly string[],
): Promise<Outcome> {
  const { group, now, roadmaps } = context;
  if (group === undefined) return noGroup();
  const age = now.epochMilliseconds / 1000 - Number.parseInt(made, 36);
  if (!(age <= WORKS_FOR_SECONDS)) return outdated('That was shown more than a day ago.');
  // Read before: an upload never changes, and nothing is stored by others while a unit of work waits.
  const next = await proposedRoadmap(context, group, reference);
  const outcome = await context.writeOnce(async (tx) => {
    const fresh = (await tx.groups.byId(group.id)) ?? group;
    const current = await roadmaps.roadmapOf(fresh, tx);
    if (next === undefined || sealOf(fresh, current, next) !== seal) {
      return outdated(
        'The group’s roadmap, or the one to be applied, has changed since that was shown.',
      );
    }
    const { removed } = roadmapDiff(current, next);
    await tx.roadmaps.keepTitles(fresh.id, removed);
    const upload = referredUpload(reference);
    if (upload !== undefined) await tx.roadmaps.markApplied(upload, now);
    const setUpBy = await adminAccount(tx, context);
    await tx.groups.update(fresh.id, { roadmap: reference, setUpBy });
    return turnedPage(context, applied(fresh, next, removed.length));
  });
  // Now that it is stored: what was remembered of the group's items is of the roadmap before.
  roadmaps.forget(group.id);
  return outcome;
}

async function proposedRoadmap(
  { read, roadmaps }: Context,
  { id }: Group,
  reference: string,
): Promise<Roadmap | undefined> {
  const upload = referredUpload(reference);
  if (upload === undefined) return roadmaps.byId.get(reference);
  const stored = await read.roadmaps.uploadById(upload);
  return stored?.group === id ? roadmaps.ofUpload(stored) : undefined;
}

function applied(group: Group, roadmap: Roadmap, removed: number) {
  return message(
    text(rich`${bold(group.name)} now follows ${bold(roadmap.title)}.`),
    removed === 0
      ? undefined
      : quiet(
          `${counted(removed, 'item is', 'items are')} no longer in the roadmap; members’ progress is kept.`,
        ),
  );
}

function outdated(why: string): Outcome {
  return answer(
    message(
      text(`${why} Nothing was changed.`),
      quiet(rich`Look again at what would change: ${typed('setup roadmap')}`),
    ),
  );
}
