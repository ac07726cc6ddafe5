// The one workspace of the playground, and its channels: those that all see, and one with Cairn for each person.

/** As asks and places name it. */
export const WORKSPACE = { workspaceId: 'playground', name: 'Playground' } as const;

export const CHANNELS = [
  { id: 'study', name: 'study' },
  { id: 'general', name: 'general' },
] as const;

export function isPublicChannel(channelId: string): boolean {
  return CHANNELS.some(({ id }) => id === channelId);
}

/** The channel in which a person and Cairn write to each other. */
export function directChannel(personId: string): string {
  return `direct-${personId}`;
}
