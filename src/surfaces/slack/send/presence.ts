// Whether somebody is in the workspace still, and whether they run it, by users.info: whoever is deactivated or removed is "deleted" there.
import type { Presence } from '#core/command/surface.ts';
import type { SlackApi } from '../connect/api.ts';

/** Asks for one member. What Slack does not answer plainly is `unknown`: nobody is gone by an outage. */
export async function presenceOf(api: SlackApi, userId: string): Promise<Presence> {
  const called = await api.repeatable((client) => client.users.info({ user: userId }));
  if (!called.ok) return called.failure.code === 'user_not_found' ? 'gone' : 'unknown';
  const { user } = called.value;
  if (user === undefined) return 'unknown';
  return user.deleted === true ? 'gone' : 'present';
}

/** Whether somebody is an admin or owner of the workspace; false where Slack does not say. */
export async function runsWorkspace(api: SlackApi, userId: string): Promise<boolean> {
  const called = await api.repeatable((client) => client.users.info({ user: userId }));
  const user = called.ok ? called.value.user : undefined;
  return user?.is_admin === true || user?.is_owner === true;
}
