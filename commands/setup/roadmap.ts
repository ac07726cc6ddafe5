// /setup roadmap: which roadmap the group follows, and what another one would change before it is applied.
import { answer, type Outcome, refusal } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import { bold, code, joined, rich, command as typed } from '#core/message/inline.ts';
import { actions, type Block, list, message, quiet, text } from '#core/message/message.ts';
import type { Group } from '#core/model/groups.ts';
import { type ReadRoadmap, referredUpload, uploadReference } from '#core/model/roadmaps.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { cleanText } from '#core/text/clean-text.ts';
import { counted } from '#core/text/counted.ts';
import type { GivenFile } from '#core/text/given-file.ts';
import { formatDate } from '#core/time/format-date.ts';
import { dateIn } from '#core/time/temporal.ts';
import { adminAccount } from './admin.ts';
import { noGroup } from './answers.ts';
import { proposal } from './roadmap-proposal.ts';
import { uploadButton } from './upload-form.ts';

export type RoadmapWish = {
  readonly roadmap?: Roadmap | undefined;
  /** The address of a file that came with the ask. */
  readonly file?: string | undefined;
};

export async function setupRoadmap(
  context: Context,
  { roadmap, file }: RoadmapWish,
): Promise<Outcome> {
  const { group } = context;
  if (group === undefined) return noGroup();
  if (roadmap !== undefined && file !== undefined) {
    const either = 'Give a roadmap’s id or a file, not both. Nothing was changed.';
    return refusal(message(text(either)), 'roadmap');
  }
  if (file !== undefined) return proposeFile(context, group, file);
  if (roadmap === undefined) return answer(message(...(await currentBlocks(context, group))));
  if (roadmap.id === group.roadmap) {
    return answer(
      message(
        text(
          rich`${bold(group.name)} already follows ${bold(roadmap.title)}. Nothing was changed.`,
        ),
      ),
    );
  }
  return answer(await proposal(context, context.read, group, { reference: roadmap.id, roadmap }));
}

async function proposeFile(context: Context, group: Group, address: string): Promise<Outcome> {
  const { ask, now, roadmaps } = context;
  roadmaps.expectFile();
  const given = ask.file === undefined ? 'not-here' : await ask.file(address);
  if (typeof given === 'string') return notTaken(NOT_TAKEN[given]);
  const name = cleanText(given.name, 'join').slice(0, LONGEST_NAME) || 'roadmap.yaml';
  const current = await context.roadmapOf(group);
  const read = await roadmaps.read({ name, text: given.text }, current);
  if (!read.ok && read.why !== 'mistakes') return notTaken(notRead(name, read.why));
  if (!read.ok) return notTaken(mistakeBlocks(name, read));
  const { roadmap, format, source } = read;
  return context.writeOnce(async (tx) => {
    const by = await adminAccount(tx, context);
    const facts = { group: group.id, roadmap: roadmap.id, fileName: name, format, source, by };
    const upload = await tx.roadmaps.addUpload({ ...facts, at: now });
    const reference = uploadReference(upload.id);
    return answer(await proposal(context, tx, group, { reference, roadmap }));
  });
}

const LONGEST_NAME = 100;

/** With the way to another try, where the form does not stay open. */
function notTaken(why: readonly Block[]): Outcome {
  return refusal(message(...why, actions(uploadButton())), 'file');
}

const NOT_TAKEN: Readonly<Record<Extract<GivenFile, string> | 'not-here', readonly Block[]>> = {
  'not-here': [text('A typed command cannot bring a file here. Nothing was changed.')],
  'too-large': [
    text('The file is larger than 256 KiB, ten times what a roadmap needs. Nothing was changed.'),
  ],
  'not-text': [
    text(
      'The file is not text in UTF-8. Save it as UTF-8 and upload it again. Nothing was changed.',
    ),
  ],
  unreachable: [
    text('The file could not be fetched. Please upload it again. Nothing was changed.'),
  ],
};

type Mistakes = Extract<ReadRoadmap, { why: 'mistakes' }>;

function notRead(name: string, why: 'too-much' | 'busy'): readonly Block[] {
  switch (why) {
    case 'too-much':
      return [
        text(
          rich`${bold(name)} could not be read within 2 seconds, ten times what a roadmap takes. Nothing was changed.`,
        ),
        quiet(
          'Look for quotes that are not closed, for lines repeated many times, and for very long lines.',
        ),
      ];
    case 'busy':
      return [
        text(
          'Several roadmaps are being read just now. Please upload it again in a minute. Nothing was changed.',
        ),
      ];
  }
}

const SHOWN_MISTAKES = 5;

function mistakeBlocks(name: string, read: Mistakes): readonly Block[] {
  const { mistakes } = read;
  const count = mistakes.length + read.more;
  const more = count - SHOWN_MISTAKES;
  return [
    text(rich`${bold(name)} has ${counted(count, 'mistake')}. Nothing was changed.`),
    list([
      ...mistakes
        .slice(0, SHOWN_MISTAKES)
        .map(({ line, column, path, expected, found }) =>
          joined(
            ' ',
            bold(`Line ${line}, column ${column}`),
            path === '' ? undefined : rich`(${code(path)})`,
            `expected ${expected}, found ${found}`,
          ),
        ),
      ...(more > 0 ? [`and ${more} more`] : []),
    ]),
  ];
}

async function currentBlocks(
  context: Context,
  group: Group,
): Promise<readonly (Block | undefined)[]> {
  const roadmap = await context.roadmapOf(group);
  const others = [...context.roadmaps.byId.values()].filter(({ id }) => id !== group.roadmap);
  return [
    text(
      joined(
        ' · ',
        rich`${bold(group.name)} follows ${bold(roadmap.title)}`,
        counted(roadmap.quarters.length, 'quarter'),
        counted(roadmap.items.length, 'item'),
      ),
    ),
    ...(await originBlocks(context, group, roadmap)),
    others.length === 0
      ? text('The host’s folder has no other roadmap to choose from.')
      : text('Others to choose from:'),
    ...(others.length === 0
      ? []
      : [list(others.map(({ id, title }) => rich`${code(id)} ${title}`))]),
    actions(uploadButton()),
    quiet(
      rich`Change it with ${typed('setup roadmap')} and an id, or upload a file of YAML or Markdown. What would change is shown first.`,
    ),
  ];
}

/** Where an uploaded one is from; and what stands in for one that cannot be had. */
async function originBlocks(
  { read, now, roadmaps }: Context,
  group: Group,
  roadmap: Roadmap,
): Promise<readonly Block[]> {
  const id = referredUpload(group.roadmap);
  const upload = id === undefined ? undefined : await read.roadmaps.uploadById(id);
  const had = upload?.roadmap ?? group.roadmap;
  const missing = upload === undefined ? !roadmaps.byId.has(had) : roadmap.id !== had;
  if (missing) {
    return [
      text(
        rich`Its own roadmap, ${code(had)}, can’t be read any more, so the shipped one stands in. Progress is kept. Bring the roadmap again as a file.`,
      ),
    ];
  }
  if (upload === undefined) return [];
  const day = dateIn(group.timeZone, upload.at);
  const when = formatDate(day, dateIn(group.timeZone, now));
  return [quiet(`From the file ${upload.fileName}, uploaded ${when}.`)];
}
