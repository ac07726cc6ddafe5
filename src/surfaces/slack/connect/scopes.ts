// The scopes of the bot's token. Each is used; the manifest asks for these, and the start looks for them.
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
