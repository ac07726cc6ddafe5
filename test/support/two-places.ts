// One group in a Discord server and a Slack workspace, for tests of what spans both.
import type { Said, User } from './desk.ts';
import { type StudyGroup, studyGroup } from './study-group.ts';

export const SLACK = { surface: 'slack', workspaceId: 'T1' } as const;

export type TwoPlaces = StudyGroup & {
  /** The admin of the Slack workspace. */
  readonly sam: User;
  /** Ben's account there; not joined, not linked. */
  readonly benOnSlack: User;
};

/** The study group, joined by the workspace T1, which posts in C1. */
export async function twoPlaces(): Promise<TwoPlaces> {
  const group = await studyGroup();
  const sam = group.user('Sam', { admin: true, ...SLACK });
  const code = codeIn((await group.ana.say('setup link')).text);
  await sam.say(`setup link ${code}`);
  await sam.say('setup channel', { channelId: 'C1' });
  return { ...group, sam, benOnSlack: group.user('Ben.K', SLACK) };
}

/** The code that an answer shows. */
export function codeIn(text: string): string {
  const code = /\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/.exec(text)?.[0];
  if (code === undefined) throw new Error(`no code in: ${text}`);
  return code;
}

/** One gives a code, the other types it and presses Link accounts. */
export async function linkAccounts(giver: User, taker: User): Promise<Said> {
  const asked = await taker.say(`link ${codeIn((await giver.say('link')).text)}`);
  return taker.press(asked.message, 'Link accounts');
}
