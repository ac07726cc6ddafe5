// Sums over entries: members' minutes, and what boards count.
import type { TotalReads } from '#core/model/totals.ts';
import type { Engine } from '../engine.ts';
import { together } from '../together.ts';
import { readBoards } from './boards.ts';
import { readHours } from './hours.ts';

export function totalReads(engine: Engine): TotalReads {
  return together(readHours(engine), readBoards(engine));
}
