// Composing a post: what it says is what is stored after leavers were looked for, which may take seconds.
import { expect, test } from 'vitest';
import type { GroupId, PlaceId, PostId } from '#core/model/ids.ts';
import type { ClaimedPost } from '#core/model/posts.ts';
import { factsOf } from '#core/posts/facts.ts';
import { composers } from '#core/posts/kinds/composers.ts';
import { Temporal } from '#core/time/temporal.ts';
import { renderPlain } from '#render/plain/message.ts';
import { studyGroup } from '#support/study-group.ts';
import { compose } from '../../src/scheduler/life/compose.ts';
import { createRecordingSurface } from './recording-surface.ts';

const NOW = Temporal.Instant.from('2026-03-09T09:00:00Z');

test('who hides while leavers are looked for is in no row and no sum', async () => {
  const world = await studyGroup();
  await world.ana.say('log 9h');
  await world.ben.say('log 7h');
  world.setNow(String(NOW));
  const { store, clock } = world.parts;
  const group = await store.read.groups.byId(1 as GroupId);
  if (group === undefined) throw new Error('no group');
  const facts = factsOf(store.read, group, world.roadmap);
  // As a decision before has read them.
  await facts.members();
  const post: ClaimedPost = {
    id: 1 as PostId,
    group: group.id,
    kind: 'nudge',
    target: { kind: 'place', place: 1 as PlaceId },
    surface: 'discord',
    period: '2026-03-09',
    dueAt: NOW,
    state: 'claimed',
    claim: 'mine',
    tries: 0,
    again: false,
  };
  const surface = createRecordingSurface('discord', clock);
  const to = { surface, send: async () => ({ kind: 'sent', messageId: 'm1' }) as const };
  const [stage] = await compose(
    [{ do: 'compose', post, now: NOW, late: false, to, otherwise: [] }],
    {
      parts: { ...world.parts, composers, announceDue: world.desk.announceDue },
      facts,
      checkLeavers: async () => {
        await world.ben.say('settings visibility:hidden');
      },
    },
  );
  if (stage?.is !== 'composed' || stage.composed?.kind !== 'message') throw new Error('no message');
  const said = renderPlain(stage.composed.message, { surface: 'discord', workspaceId: 'guild-1' });
  expect(said).toContain('Week of Mon 2 Mar · 9 h together');
  expect(said).not.toContain('7 h of');
});
