// The contract of the storage port, for every engine: a driver's test gives a way to open an empty store.
import { describe } from 'vitest';
import { activityContract } from './store/activity.ts';
import { answersContract } from './store/answers.ts';
import { asksContract } from './store/asks.ts';
import { codesContract } from './store/codes.ts';
import { editsContract } from './store/edits.ts';
import { entriesContract } from './store/entries.ts';
import { groupsContract } from './store/groups.ts';
import { linkedLivesContract } from './store/linked-lives.ts';
import { linksContract } from './store/links.ts';
import { modelContract } from './store/model.ts';
import { peopleContract } from './store/people.ts';
import { plansContract } from './store/plans.ts';
import { postsContract } from './store/posts.ts';
import { privacyContract } from './store/privacy.ts';
import { reviewsContract } from './store/reviews.ts';
import { roadmapsContract } from './store/roadmaps.ts';
import type { OpenStore } from './store/scene.ts';
import { schedulesContract } from './store/schedules.ts';
import { totalsContract } from './store/totals.ts';
import { unitsContract } from './store/units.ts';

/** `open` gives a new, empty store each time, and sees to it that it is closed after the test. */
export function storeContract(name: string, open: OpenStore): void {
  describe(`${name}: units of work`, () => unitsContract(open));
  describe(`${name}: people and members`, () => peopleContract(open));
  describe(`${name}: groups, places and plans`, () => groupsContract(open));
  describe(`${name}: roadmaps of groups`, () => roadmapsContract(open));
  describe(`${name}: entries`, () => entriesContract(open));
  describe(`${name}: corrected entries`, () => editsContract(open));
  describe(`${name}: plans, goals and timers`, () => plansContract(open));
  describe(`${name}: reviews`, () => reviewsContract(open));
  describe(`${name}: activity`, () => activityContract(open));
  describe(`${name}: totals`, () => totalsContract(open));
  describe(`${name}: answers, drafts and announcements`, () => answersContract(open));
  describe(`${name}: where asks belong`, () => asksContract(open));
  describe(`${name}: codes`, () => codesContract(open));
  describe(`${name}: links`, () => linksContract(open));
  describe(`${name}: linked lives`, () => linkedLivesContract(open));
  describe(`${name}: privacy`, () => privacyContract(open));
  describe(`${name}: scheduled posts`, () => postsContract(open));
  describe(`${name}: schedules`, () => schedulesContract(open));
  describe(`${name}: against a model`, () => modelContract(open));
}
