// Sums over entries: members' minutes, and what boards count.
import type { TotalReads } from '#core/model/totals.ts';
import type { Engine } from '../engine/engine.ts';
import { together } from '../engine/together.ts';
import { readBoards } from './boards.ts';
import { readMinutes, readWeeks } from './hours.ts';

export function totalReads(engine: Engine): TotalReads {
  return together(readMinutes(engine), readWeeks(engine), readBoards(engine));
}
