// What the handlers of the page's requests share.
import type { Command } from '#core/command/command.ts';
import type { Desk } from '#core/command/surface.ts';
import type { Chat } from '../chat/chat.ts';
import type { Passing } from '../clock/passing.ts';
import type { Gate } from './gate.ts';
import type { FreshStart } from './requests.ts';

export type HandlerContext = Passing & {
  readonly desk: () => Desk;
  readonly commands: readonly Command[];
  readonly chat: Chat;
  readonly gate: Gate;
  readonly restart: (kind: FreshStart) => Promise<void>;
};
