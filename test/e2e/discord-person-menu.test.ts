// What Discord offers on a person's name: their progress, for the eyes of who asks.
import { expect, test } from 'vitest';
import { openStudyServer } from '../surfaces/discord/discord-world.ts';

const ITEM = 'Show progress';

test('shows another member’s progress to the asker alone', async () => {
  const { ana, ben, problems } = await openStudyServer();
  await ben.slash('general', 'done', { item: 'MLflow experiment tracking setup' });
  const shown = await ana.userCommand('general', ITEM, ben);
  expect(shown).toMatchObject({ ephemeral: true });
  expect(shown.text).toMatch(/Ben.*Deliverables 1 of/s);
  const typed = await ana.slash('general', 'progress', { member: ben });
  expect(shown.text).toBe(typed.text);
  expect(problems()).toEqual([]);
});

test('shows oneself what /progress shows', async () => {
  const { ana } = await openStudyServer();
  const shown = await ana.userCommand('general', ITEM, ana);
  expect(shown.text).toContain('Your progress');
  expect(shown.buttons().map(({ label }) => label)).toContain('Share');
});

test('shows nothing of who is hidden, or no member', async () => {
  const { ana, ben, olga } = await openStudyServer();
  await ben.slash('general', 'settings', { visibility: 'hidden' });
  for (const person of [ben, olga]) {
    const refused = await ana.userCommand('general', ITEM, person);
    expect(refused).toMatchObject({ ephemeral: true });
    expect(refused.text).toContain('no member of that name');
  }
});
