// The file that `privacy export` gives, as a schema: what the documents describe and tests check.
// Dates are local ones ("2026-03-02"), moments UTC ("2026-03-02T09:00:00Z"). What does not apply is absent.
import * as z from 'zod';
import { NUDGES, VISIBILITIES } from '#core/model/members.ts';
import { SURFACE_IDS } from '#core/model/platforms.ts';
import { POST_KINDS } from '#core/model/posts.ts';
import { LEVELS } from '#core/roadmap/roadmap.ts';

const date = z.iso.date().describe('A local date');
const moment = z.iso.datetime().describe('A moment in UTC');
const account = z.int().describe('The id of one of the accounts');
const group = z.string().describe('The name of a group, as in memberships');
const membership = z.int().describe('The id of one of the memberships');
const item = z.string().describe('The id of an item of the roadmap');
const itemTitle = z
  .string()
  .describe('The item’s title; its last one where the roadmap no longer has it');
const surface = z.enum(SURFACE_IDS);

const entryFacts = {
  kind: z.enum(['hours', 'completion', 'metric']),
  date,
  minutes: z.int().positive().optional().describe('Of hours'),
  activity: z.string().optional().describe('Of hours: the id of an activity'),
  item: item.optional(),
  itemTitle: itemTitle.optional(),
  metric: z.string().optional().describe('The id of a success metric'),
  metricTitle: z.string().optional(),
  amount: z.number().optional().describe('Of a metric'),
  note: z.string().optional(),
  evidence: z.string().optional().describe('Of a completion: a link'),
  verifications: z.int().nonnegative().optional().describe('Of a completion: by how many'),
};

const entry = z.strictObject({
  group,
  account,
  ...entryFacts,
  recordedAt: moment,
  undoneAt: moment.optional(),
  batch: z.int().positive().optional().describe('Entries that were logged at once have the same'),
  setAside: z
    .literal(true)
    .optional()
    .describe('By linking, an earlier completion of the item counts instead'),
  former: z
    .array(
      z.strictObject({
        what: z.enum(['undo', 'restore', 'edit']),
        at: moment,
        ...entryFacts,
        undoneAt: moment.optional(),
      }),
    )
    .optional()
    .describe('What the entry was before each of its changes, oldest first'),
  announcements: z
    .array(
      z.strictObject({
        surface,
        workspaceId: z.string(),
        channelId: z.string(),
        messageId: z.string().optional(),
        state: z.string(),
      }),
    )
    .optional()
    .describe('Where it was announced'),
});

const planChange = z.strictObject({
  group,
  membership,
  kind: z.enum(['shift', 'pause', 'skip']),
  from: date.optional(),
  until: date.optional(),
  weeks: z.int().optional(),
  item: item.optional(),
  itemTitle: itemTitle.optional(),
  reason: z.string().optional(),
  recordedAt: moment,
  withdrawnAt: moment.optional(),
  withdrawnFor: z.string().optional().describe('The reason that was given for taking it back'),
  formerEnds: z
    .array(z.strictObject({ at: moment, until: date.optional(), reason: z.string().optional() }))
    .optional()
    .describe(
      'Of a pause: until when it was meant to be before each change of its end, when that was, and why',
    ),
});

const answers = z.record(z.string(), z.string()).describe('By the id of the prompt');

const review = z.strictObject({
  group,
  membership,
  quarter: z.int().positive(),
  answers,
  steps: z.array(z.string()).describe('Steps of the project completion that are ticked'),
  writtenAt: moment.optional(),
  revisedAt: moment.optional(),
  former: z.array(z.strictObject({ answers, at: moment })).optional(),
});

const reviewDraft = z.strictObject({
  group,
  membership,
  quarter: z.int().positive(),
  answers,
  at: moment,
});

const timer = z.strictObject({
  group,
  membership,
  account,
  startedAt: moment,
  date,
  activity: z.string().optional(),
  item: item.optional(),
  itemTitle: itemTitle.optional(),
  note: z.string().optional(),
  waiting: z
    .literal(true)
    .optional()
    .describe('By linking, it waits for the end of the timer of another account'),
});

const post = z.strictObject({
  group,
  membership,
  kind: z.enum(POST_KINDS),
  period: z
    .string()
    .describe(
      'What it is about: the first day of a week, the day of a checkpoint, or when and by which account a timer was started',
    ),
  dueAt: moment,
  state: z.string(),
  endedAt: moment.optional(),
  messageId: z.string().optional(),
});

/** What is kept for a short while, and what makes a repeated delivery harmless. */
const passing = {
  unfinished: z
    .array(
      z.strictObject({
        command: z.string(),
        values: z.record(z.string(), z.union([z.string(), z.number()])),
        at: moment,
      }),
    )
    .describe('Commands that wait for an answer to “which item?” or “which group?”'),
  interactions: z
    .array(z.strictObject({ id: z.string(), at: moment }))
    .describe('What was answered, by the platform’s own id, so that a repeat has no second effect'),
  codes: z
    .array(
      z.strictObject({
        joins: z.enum(['person', 'group']),
        group: group.optional(),
        expiresAt: moment,
      }),
    )
    .describe(
      'Codes of “link” and “setup link” that the person was given; of the code itself a digest is stored',
    ),
  codeTries: z.array(moment).describe('When the person tried to use a code'),
};

export const exportSchema = z.strictObject({
  version: z.literal(1),
  exportedAt: moment,
  person: z.strictObject({ id: z.int(), name: z.string() }),
  accounts: z.array(
    z.strictObject({
      id: z.int(),
      surface,
      workspaceId: z.string().optional().describe('Slack: the workspace'),
      userId: z.string(),
      name: z.string(),
      knownSince: moment,
    }),
  ),
  links: z.array(
    z.strictObject({
      accounts: z.array(account).describe('The accounts that came with the other person'),
      at: moment,
      partedAt: moment.optional(),
    }),
  ),
  memberships: z.array(
    z.strictObject({
      id: z.int(),
      group,
      mergedInto: membership
        .optional()
        .describe('By linking, the membership that goes on in its place and has the entries'),
      roadmap: z.string(),
      start: date,
      followsCohort: z.boolean(),
      timeZone: z.string(),
      dayEnds: z
        .string()
        .describe('When the day ends, HH:MM: until then it is still the day before'),
      visibility: z.enum(VISIBILITIES),
      nudge: z.enum(NUDGES),
      joinedAt: moment,
      leftAt: moment.optional(),
    }),
  ),
  groupsSetUp: z.array(group).describe('Groups that the person was the last to set up'),
  roadmapsUploaded: z.array(
    z.strictObject({
      group,
      fileName: z.string(),
      format: z.enum(['yaml', 'markdown']),
      source: z.string().describe('As YAML'),
      at: moment,
      appliedAt: moment.optional().describe('When the group began to follow it'),
    }),
  ),
  goals: z.array(
    z.strictObject({
      group,
      membership,
      from: date.describe('The Monday from which it holds'),
      hours: z.number().positive(),
      reason: z.string().optional(),
    }),
  ),
  entries: z.array(entry),
  reviews: z.array(review),
  reviewDrafts: z.array(reviewDraft).describe('Typed into the form of a review and not sent'),
  planChanges: z.array(planChange),
  skills: z.array(
    z.strictObject({
      group,
      membership,
      area: z.string(),
      areaTitle: z.string().optional(),
      level: z.enum(LEVELS),
      at: moment,
    }),
  ),
  timers: z.array(timer),
  posts: z.array(post).describe('Nudges and reminders to the person alone, those to come too'),
  verificationsGiven: z
    .array(z.strictObject({ group, item, itemTitle: itemTitle.optional(), at: moment }))
    .describe('Stones of others that the person has verified'),
  ...passing,
});

/** All that is stored about a person, as they are given it. */
export type PersonExport = z.infer<typeof exportSchema>;

/** The same as a JSON Schema: docs/export.schema.json, as text. */
export function exportJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(exportSchema);
  return `${JSON.stringify({ $schema, title: 'What Cairn stores about a person', ...schema }, null, 2)}\n`;
}
