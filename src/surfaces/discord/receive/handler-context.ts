// What the handlers of interactions share.
import type { Command } from '#core/command/command.ts';
import type { Desk } from '#core/command/surface.ts';
import type { AnswerContext } from '../send/answer.ts';
import type { ToldBefore } from '../send/told-before.ts';
import type { GuildNames } from './guild-names.ts';

export type HandlerContext = AnswerContext & {
  readonly desk: () => Desk;
  readonly commands: readonly Command[];
  readonly guildNames: GuildNames;
  readonly told: ToldBefore;
  /** Whether files may come over plain http: where Discord's own address is such a one, on this machine. */
  readonly plainHttp: boolean;
  /** After so many milliseconds without an answer Discord is told to wait. */
  readonly deferAfter: number;
};
