// In direct messages a person in several groups is asked once which one is meant: every button, select and form
// of what follows is for that group.
import type { Outcome } from '../command/command.ts';
import type { Block, Message } from '../message/message.ts';
import type { Press } from '../message/press.ts';
import type { GroupId } from '../model/ids.ts';
import type { Deed } from '../ports/surface.ts';

/** The group that was picked before what is pressed or sent now was shown. */
export function pickedGroup(did: Deed): GroupId | undefined {
  const group = did.kind === 'press' || did.kind === 'submit' ? did.press.group : undefined;
  // An id made up is no way in: only groups that the asker is a member of are looked at.
  return group === undefined ? undefined : (group as GroupId);
}

/** The outcome with everything that can be pressed on it meant for a group. */
export function goingOnIn(outcome: Outcome, group: GroupId): Outcome {
  const meant = (press: Press): Press => ({ ...press, group });
  switch (outcome.kind) {
    case 'message':
      return { ...outcome, message: meantMessage(outcome.message, meant) };
    case 'form': {
      const { submit, keep } = outcome.form;
      const presses = { submit: meant(submit), ...(keep && { keep: meant(keep) }) };
      return { ...outcome, form: { ...outcome.form, ...presses } };
    }
    case 'nothing':
      return outcome;
  }
}

function meantMessage(message: Message, meant: (press: Press) => Press): Message {
  return { ...message, blocks: message.blocks.map((block) => meantBlock(block, meant)) };
}

function meantBlock(block: Block, meant: (press: Press) => Press): Block {
  if (block.kind === 'select') return { ...block, press: meant(block.press) };
  if (block.kind !== 'actions') return block;
  const buttons = block.buttons.map((button) =>
    'press' in button ? { ...button, press: meant(button.press) } : button,
  );
  return { ...block, buttons };
}
