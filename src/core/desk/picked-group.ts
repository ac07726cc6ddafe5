// In direct messages a person in several groups is asked once which one is meant: every button, select and form
// of what follows is for that group.
import type { Outcome } from '../command/command.ts';
import type { Input } from '../command/surface.ts';
import { meantFor } from '../message/meant-for.ts';
import type { GroupId } from '../model/ids.ts';

/** The group that was picked before what is pressed or sent now was shown. */
export function pickedGroup(input: Input): GroupId | undefined {
  const group = input.kind === 'press' || input.kind === 'submit' ? input.press.group : undefined;
  // An id made up is no way in: only groups that the asker is a member of are looked at.
  return group === undefined ? undefined : (group as GroupId);
}

/** The outcome with everything that can be pressed on it meant for a group. */
export function goingOnIn(outcome: Outcome, group: GroupId): Outcome {
  switch (outcome.kind) {
    case 'message':
      return { ...outcome, message: meantFor(outcome.message, group) };
    case 'form': {
      const { submit, keep } = outcome.form;
      const presses = { submit: { ...submit, group }, ...(keep && { keep: { ...keep, group } }) };
      return { ...outcome, form: { ...outcome.form, ...presses } };
    }
    case 'nothing':
      return outcome;
  }
}
