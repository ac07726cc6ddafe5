// What a button, a select or a form stands for: the command's action and its arguments, as one short id.
// The id says all that is needed, so that it still works after a restart.

/** An action of a command ("undo.restore") or a command itself ("leaderboard"), with its arguments. */
export type Press = {
  readonly action: string;
  readonly args: readonly string[];
  /** The id of the group that it is for, where one of several was picked in direct messages. */
  readonly group?: number;
};

/**
 * The argument of a button whose command is answered beside the message, also where the presser alone
 * sees it: what Cairn sends of its own accord keeps its other buttons.
 */
export const BESIDE = 'beside';

/** Discord's bound on a custom_id, the tightest of all platforms. */
const LONGEST = 100;

export function press(action: string, ...args: readonly (string | number)[]): Press {
  return { action, args: args.map(String) };
}

/** The id to put on the wire. Throws when it is too long: arguments are ids, never typed text. */
export function encodePress({ action, args, group }: Press): string {
  const what = group === undefined ? action : `${action}@${group}`;
  const id = [what, ...args.map((arg) => encodeURIComponent(arg))].join(':');
  if (id.length > LONGEST) throw new RangeError(`action id of ${id.length} characters: ${action}`);
  return id;
}

/** Reads an id from the wire; nothing when it is not one of ours. */
export function decodePress(id: string): Press | undefined {
  const [what = '', ...args] = id.split(':');
  const [, action, group] = /^([a-z][a-z-]*(?:\.[a-z-]+)?)(?:@(\d{1,15}))?$/.exec(what) ?? [];
  if (action === undefined) return undefined;
  const where = group === undefined ? {} : { group: Number(group) };
  try {
    return { action, args: args.map((arg) => decodeURIComponent(arg)), ...where };
  } catch {
    return undefined;
  }
}
