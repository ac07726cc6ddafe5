// Members' self-assessments.

import type { SkillAssessment, SkillReads, SkillWrites } from '#core/model/skills.ts';
import { asc, eq, inArray, sql } from '../driver/drizzle.ts';
import { instant, millis } from '../engine/columns.ts';
import type { Engine, Tables } from '../engine/engine.ts';

export function skillReads({ db, tables, prepare }: Engine): SkillReads {
  const { skillAssessments } = tables;
  const latest = prepare('skills', ['member'], ({ member }) => {
    const newest = db
      .select({ id: sql`max(${skillAssessments.id})` })
      .from(skillAssessments)
      .where(eq(skillAssessments.memberId, member))
      .groupBy(skillAssessments.area);
    return db
      .select()
      .from(skillAssessments)
      .where(inArray(skillAssessments.id, newest))
      .orderBy(asc(skillAssessments.area));
  });
  return {
    ofMember: async (member) => (await latest({ member })).map(assessmentOf),
  };
}

export function skillWrites({ db, tables, once }: Engine): SkillWrites {
  return {
    async assess(member, area, level, at) {
      const values = { memberId: member, area, level, at: millis(at) };
      await once('skill_insert', db.insert(tables.skillAssessments).values(values));
    },
  };
}

export function assessmentOf(row: Tables['skillAssessments']['$inferSelect']): SkillAssessment {
  return { area: row.area, level: row.level, at: instant(row.at) };
}
