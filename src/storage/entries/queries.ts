// Entries: what members logged, read and written.
import type { EntryReads, EntryWrites } from '#core/model/entries.ts';
import type { Engine } from '../engine/engine.ts';
import { together } from '../engine/together.ts';
import { addEntries } from './add.ts';
import { editEntries } from './edit.ts';
import { formerEntries } from './former.ts';
import { readEntries } from './read.ts';
import { undoEntries } from './undo.ts';

export function entryReads(engine: Engine): EntryReads {
  return together(readEntries(engine), formerEntries(engine));
}

export function entryWrites(engine: Engine): EntryWrites {
  return together(addEntries(engine), undoEntries(engine), editEntries(engine));
}
