// Drafts of commands: what was asked, until the asker has said what was missing.
import type { Draft, DraftReads, DraftWrites } from '#core/model/drafts.ts';
import { and, eq, lt } from '../driver/drizzle.ts';
import { millis } from '../engine/columns.ts';
import type { Engine, Tables } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';

export function draftReads(engine: Engine): DraftReads {
  const { drafts } = engine.tables;
  const byId = engine.prepare('draft', ['id', 'account'], ({ id, account }) =>
    engine.db
      .select()
      .from(drafts)
      .where(and(eq(drafts.id, id), eq(drafts.accountId, account))),
  );
  return {
    byId: async (id, account) => (await byId({ id, account })).map(draftOf)[0],
  };
}

export function draftWrites(engine: Engine): DraftWrites {
  const { drafts } = engine.tables;
  const insert = engine.prepare(
    'draft_insert',
    ['accountId', 'command', 'values', 'at'],
    (values) => engine.db.insert(drafts).values(values).returning(),
  );
  return {
    async add(account, { command, values }, at) {
      const rows = await insert({ accountId: account, command, values, at: millis(at) });
      return draftOf(oneRow(rows));
    },
    async forgetBefore(before) {
      const old = lt(drafts.at, millis(before));
      await engine.once('drafts_forget', engine.db.delete(drafts).where(old));
    },
  };
}

function draftOf(row: Tables['drafts']['$inferSelect']): Draft {
  return { id: row.id, command: row.command, values: row.values };
}
