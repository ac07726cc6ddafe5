// Answers given to interactions, kept so that a redelivered one changes nothing and is answered the same.
import type { AnswerReads, AnswerWrites } from '#core/model/answers.ts';
import { and, eq, isNotNull, isNull, lt, sql } from '../driver/drizzle.ts';
import { millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';

export function answerReads(engine: Engine): AnswerReads {
  const { interactions } = engine.tables;
  const byKey = engine.prepare('interaction', ['key'], ({ key }) =>
    engine.db
      .select({ answer: interactions.answer })
      .from(interactions)
      .where(eq(interactions.key, key)),
  );
  return {
    given: async (key) => (await byKey({ key }))[0]?.answer,
  };
}

export function answerWrites(engine: Engine): AnswerWrites {
  const { accounts, interactions } = engine.tables;
  const insert = engine.prepare(
    'interaction_insert',
    ['key', 'accountId', 'answer', 'at'],
    (values) =>
      engine.db
        .insert(interactions)
        // The interaction that deletes a person is remembered after its account has gone.
        .values({
          ...values,
          accountId: sql`(select ${accounts.id} from ${accounts} where ${accounts.id} = ${values.accountId})`,
        })
        .onConflictDoNothing()
        .returning({ key: interactions.key }),
  );
  return {
    async keep(key, account, answer, at) {
      const rows = await insert({ key, accountId: account ?? null, answer, at: millis(at) });
      return rows.length > 0;
    },
    async forgetBefore(before) {
      const forgotten = and(isNotNull(interactions.answer), lt(interactions.at, millis(before)));
      await engine.once(
        'interactions_forget',
        engine.db.update(interactions).set({ answer: null }).where(forgotten),
      );
    },
    async forgetKeysBefore(before) {
      const old = and(isNull(interactions.answer), lt(interactions.at, millis(before)));
      await engine.once('interaction_keys_forget', engine.db.delete(interactions).where(old));
    },
  };
}
