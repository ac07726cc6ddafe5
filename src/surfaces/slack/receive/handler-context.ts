// What the handlers of commands, buttons, forms and shortcuts share.
import type { Command } from '#core/command/command.ts';
import type { Desk } from '#core/command/surface.ts';
import type { Workspace } from '../connect/workspace.ts';
import type { AnswerContext } from '../send/answer.ts';
import type { Homes } from '../send/home.ts';
import type { GivenFiles } from './given-file.ts';
import type { LatestTold } from './latest-told.ts';
import type { Profiles } from './profiles.ts';
import type { SharedOnce } from './shared-once.ts';
import type { WorkInHand } from './work-in-hand.ts';

export type HandlerContext = AnswerContext & {
  readonly desk: () => Desk;
  readonly commands: readonly Command[];
  readonly workspace: Workspace;
  readonly profiles: Profiles;
  readonly homes: Homes;
  readonly givenFiles: GivenFiles;
  readonly latestTold: LatestTold;
  readonly sharedOnce: SharedOnce;
  readonly work: WorkInHand;
};
