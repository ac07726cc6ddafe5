// The scopes of the bot's token, each of them used. The start looks for those that Cairn cannot do without.
export const SLACK_SCOPES = [
  // The slash command.
  'commands',
  // Announcements and scheduled posts.
  'chat:write',
  // Names, time zones, and who is an admin.
  'users:read',
  // Charts, and the file of an export.
  'files:write',
  // Personal nudges, and the direct message for a file.
  'im:write',
  // A roadmap uploaded in a form.
  'files:read',
] as const;

/** What the manifest asks for. Cairn works without the last, as where it was installed before that was asked for. */
export const MANIFEST_SCOPES = [
  ...SLACK_SCOPES,
  // That somebody writes to Cairn alone: they get a hint.
  'im:history',
] as const;
