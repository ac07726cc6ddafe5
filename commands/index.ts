// The registry: every command of this folder, in the order in which help lists them.
import type { Command } from '#core/command/command.ts';
import { catchup } from './catchup.ts';
import { checkpoint } from './checkpoint.ts';
import { done } from './done.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { join } from './join.ts';
import { leaderboard } from './leaderboard.ts';
import { link } from './link.ts';
import { log } from './log.ts';
import { metric } from './metric.ts';
import { next } from './next.ts';
import { plan } from './plan.ts';
import { privacy } from './privacy.ts';
import { progress } from './progress.ts';
import { roadmap } from './roadmap.ts';
import { settings } from './settings.ts';
import { setup } from './setup.ts';
import { skill } from './skill.ts';
import { timer } from './timer.ts';
import { undo } from './undo.ts';

export const commands: readonly Command[] = [
  join,
  log,
  timer,
  done,
  metric,
  undo,
  catchup,
  history,
  progress,
  next,
  plan,
  checkpoint,
  skill,
  leaderboard,
  roadmap,
  settings,
  link,
  privacy,
  setup,
  help,
];
