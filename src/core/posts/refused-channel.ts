// What an admin does about a channel that takes no posts, by what the platform said.

/** One sentence; `setup channel` follows it. */
export function whatToDo(why: string): string {
  return WHAT_TO_DO[why] ?? 'Pick a channel that takes messages.';
}

const WHAT_TO_DO: Readonly<Record<string, string>> = {
  gone: 'The channel is gone, or Cairn was taken out of it: pick another, or invite Cairn again.',
  forbidden: 'Give Cairn the permissions to see that channel and to send messages in it.',
  'not-a-channel': 'Pick a text channel.',
};
