// Hours by activity: what was logged of each against its share of what the plan asked for.
import type { Activity } from '../roadmap/roadmap.ts';
import type { Minutes } from '../time/temporal.ts';
import { minutes } from '../time/temporal.ts';

export type ActivityTime = {
  readonly activity: Activity;
  readonly planned: Minutes;
  readonly actual: Minutes;
};

export type TimeByActivity = {
  /** In the roadmap's order. */
  readonly activities: readonly ActivityTime[];
  /** Logged without an activity, or with one that the roadmap no longer has. */
  readonly other: Minutes;
  readonly planned: Minutes;
  readonly actual: Minutes;
};

/** Splits planned time by the roadmap's shares (per cent) and sets beside it what was logged. */
export function timeByActivity(
  activities: readonly Activity[],
  planned: Minutes,
  logged: ReadonlyMap<string | undefined, Minutes>,
): TimeByActivity {
  const rows = activities.map((activity) => ({
    activity,
    planned: minutes((planned * activity.share) / 100),
    actual: logged.get(activity.id) ?? minutes(0),
  }));
  const actual = [...logged.values()].reduce((sum, each) => sum + each, 0);
  const known = rows.reduce((sum, row) => sum + row.actual, 0);
  return { activities: rows, other: minutes(actual - known), planned, actual: minutes(actual) };
}
