// Turns a checked file into the roadmap that the rules work with.
import type {
  Counted,
  LevelStep,
  Metric,
  Quarter,
  Roadmap,
  RoadmapDate,
} from '#core/roadmap/roadmap.ts';
import { activityId, itemId, metricId, roadmapOf, skillAreaId } from '#core/roadmap/roadmap.ts';
import { Temporal } from '#core/time/temporal.ts';
import type { AuthoredRoadmap } from './schema.ts';

type Authored<K extends keyof AuthoredRoadmap> = NonNullable<AuthoredRoadmap[K]>;
type AuthoredMetric = Authored<'metrics'>[number];
type AuthoredItem = Authored<'quarters'>[number]['deliverables'][number];

/** The roadmap of a file that `parseRoadmap` has found right. */
export function toRoadmap(authored: AuthoredRoadmap): Roadmap {
  const { nextReview, adaptIntroduction } = authored;
  return roadmapOf({
    id: authored.id,
    title: authored.title,
    overview: authored.overview.trim(),
    weeklyHours: authored.weeklyHours,
    monthlyHours: authored.monthlyHours,
    activities: authored.activities.map((each) => ({ ...each, id: activityId(each.id) })),
    quarters: authored.quarters.map(toQuarter),
    skills: {
      halves: authored.skills?.halves ?? [],
      areas: (authored.skills?.areas ?? []).map(({ id, title, levels }) => ({
        id: skillAreaId(id),
        title,
        levels: levels.map((step) => step && toLevelStep(step)),
      })),
    },
    checkpoints: authored.checkpoints,
    metrics: (authored.metrics ?? []).map(toMetric),
    ...(adaptIntroduction === undefined ? {} : { adaptIntroduction }),
    adaptReasons: authored.adaptReasons ?? [],
    keyPrinciple: authored.keyPrinciple,
    lastUpdated: toDate(authored.lastUpdated),
    nextReview: {
      ...toDate(nextReview.date),
      ...(nextReview.note === undefined ? {} : { note: nextReview.note }),
    },
  });
}

function toQuarter(authored: Authored<'quarters'>[number]): Quarter {
  const { number, title, focus, months } = authored;
  const facts = ({ id, title, optional, url }: AuthoredItem) => ({
    id: itemId(id),
    title,
    quarter: number,
    optional: optional ?? false,
    ...(url === undefined ? {} : { url }),
  });
  return {
    number,
    title,
    focus,
    months,
    technologies: (authored.technologies ?? []).map((item) => ({
      kind: 'technology',
      ...facts(item),
    })),
    skills: (authored.skills ?? []).map((item) => ({ kind: 'skill', ...facts(item) })),
    deliverables: authored.deliverables.map((item) => ({ kind: 'deliverable', ...facts(item) })),
    resources: (authored.resources ?? []).map((item) => ({
      kind: 'resource',
      resource: item.kind,
      ...facts(item),
    })),
  };
}

function toLevelStep({
  from,
  to,
  note,
}: NonNullable<Authored<'skills'>['areas'][number]['levels'][number]>): LevelStep {
  return {
    ...(from === undefined ? {} : { from }),
    to,
    ...(note === undefined ? {} : { note }),
  };
}

function toMetric(metric: AuthoredMetric): Metric {
  const facts = { id: metricId(metric.id), title: metric.title, category: metric.category };
  switch (metric.kind) {
    case 'count':
      return {
        ...facts,
        kind: 'count',
        target: metric.target,
        ...(metric.counted === undefined ? {} : { counted: toCounted(metric.counted) }),
      };
    case 'percentage':
      return { ...facts, kind: 'percentage', target: metric.target };
    case 'yes-no':
      return { ...facts, kind: 'yes-no', target: 1 };
  }
}

function toCounted(
  counted: NonNullable<Extract<AuthoredMetric, { kind: 'count' }>['counted']>,
): Counted {
  return counted.by === 'items' ? { by: 'items', items: counted.items.map(itemId) } : counted;
}

/** "2026-05" or "2026-05-12", checked by the schema. */
function toDate(text: string): RoadmapDate {
  if (text.length > 'YYYY-MM'.length) {
    return { precision: 'day', date: Temporal.PlainDate.from(text) };
  }
  return { precision: 'month', date: Temporal.PlainYearMonth.from(text).toPlainDate({ day: 1 }) };
}
