// The hourly house-keeping: each thing in its turn, whatever becomes of the others.
import { expect, test } from 'vitest';
import { codeIn, twoPlaces } from '#support/two-places.ts';
import { keepHouseOnce } from '../src/housekeeping.ts';

test('tells of a link whom no message reached before, although something else fails', async () => {
  const { ben, benOnSlack, desk, posted, refusals, store, parts } = await twoPlaces();
  refusals.set(ben.id, { kind: 'unavailable', code: 'down' });
  const asked = await benOnSlack.say(`link ${codeIn((await ben.say('link')).text)}`);
  await benOnSlack.press(asked.message, 'Link accounts');
  const before = posted.length;
  const failures: object[] = [];
  const house = {
    ...parts,
    store: () => store,
    tell: desk.tell,
    unname: () => Promise.reject(new Error('no')),
    log: { ...parts.log, error: (data: object) => void failures.push(data) },
  };
  await keepHouseOnce(house);
  expect(posted).toHaveLength(before);
  refusals.delete(ben.id);
  await keepHouseOnce(house);
  await keepHouseOnce(house);
  expect(posted.slice(before).map(({ channelId }) => channelId)).toEqual([ben.id]);
  expect(failures).toHaveLength(3);
});
