// The registry: every command of this folder, in the order in which help lists them.
import type { Command } from '#core/command/command.ts';
import { done } from './done.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { join } from './join.ts';
import { leaderboard } from './leaderboard.ts';
import { log } from './log.ts';
import { next } from './next.ts';
import { plan } from './plan.ts';
import { progress } from './progress.ts';
import { roadmap } from './roadmap.ts';
import { setup } from './setup.ts';
import { undo } from './undo.ts';

export const commands: readonly Command[] = [
  join,
  log,
  done,
  undo,
  history,
  progress,
  next,
  plan,
  leaderboard,
  roadmap,
  setup,
  help,
];
