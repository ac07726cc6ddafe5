// Refusals in the JSON that Discord's REST API answers with.
import type { JsonObject } from './json.ts';

/** A refusal: its HTTP status and its body. Thrown by routes, written by the server. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly body: JsonObject;

  constructor(status: number, code: number, message: string, more: JsonObject = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.body = { message, code, ...more };
  }
}

/** The refusals by their documented code ("Opcodes and Status Codes", JSON error codes). */
export const refusal = {
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  notFound: () => new ApiError(404, 0, '404: Not Found'),
  methodNotAllowed: () => new ApiError(405, 0, '405: Method Not Allowed'),
  internal: () => new ApiError(500, 0, '500: Internal Server Error'),
  tooLarge: () => new ApiError(413, 40005, 'Request entity too large'),
  badJson: () => new ApiError(400, 50109, 'The request body contains invalid JSON.'),
  badVersion: () => new ApiError(400, 50041, 'Invalid API version provided'),
  unknownApplication: () => new ApiError(404, 10002, 'Unknown Application'),
  unknownChannel: () => new ApiError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new ApiError(404, 10004, 'Unknown Guild'),
  unknownMember: () => new ApiError(404, 10007, 'Unknown Member'),
  unknownMessage: () => new ApiError(404, 10008, 'Unknown Message'),
  unknownUser: () => new ApiError(404, 10013, 'Unknown User'),
  unknownWebhook: () => new ApiError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new ApiError(404, 10062, 'Unknown interaction'),
  tooManyCommands: (most: number) =>
    new ApiError(400, 30032, `Maximum number of application commands reached (${most})`),
  tooManyCreations: () =>
    new ApiError(
      400,
      30034,
      'Max number of daily application command creates has been reached (200)',
    ),
  alreadyAcknowledged: () => new ApiError(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: () => new ApiError(403, 50001, 'Missing Access'),
  notTheAuthor: () => new ApiError(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new ApiError(400, 50006, 'Cannot send an empty message'),
  directMessageRefused: () => new ApiError(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: () => new ApiError(403, 50013, 'Missing Permissions'),
  tokenExpired: () => new ApiError(401, 50027, 'Invalid Webhook Token'),
  invalidRecipient: () => new ApiError(400, 50033, 'Invalid Recipient(s)'),
  noMutualGuilds: () =>
    new ApiError(403, 50278, 'Cannot send messages to this user due to having no mutual guilds'),
  invalidForm: (errors: JsonObject) => new ApiError(400, 50035, 'Invalid Form Body', { errors }),
} as const;
