// Where roadmaps are got from: those of the host's folder, and those that groups have uploaded.
import type { GroupId } from '#core/model/ids.ts';
import type { Log } from '#core/model/log.ts';
import { type RoadmapShelf, type RoadmapUpload, referredUpload } from '#core/model/roadmaps.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { toRoadmap } from './format/to-roadmap.ts';
import type { KnownRoadmap } from './markdown/markdown-source.ts';
import type { Roadmaps } from './shipped.ts';
import { readUpload } from './uploads/read-upload.ts';
import { createReader } from './uploads/reader.ts';

/** Where uploads and former titles are looked up. */
type Uploads = Parameters<RoadmapShelf['roadmapOf']>[1];

type Following = { readonly reference: string; readonly roadmap: Promise<Roadmap> };

/** A roadmap takes a tenth of it. */
const READ_MILLISECONDS = 2_000;
/** What was stored was read in time once; it is waited for longer, however busy the machine. */
const STORED_MILLISECONDS = 30_000;

/** As most are. What is valid and no longer is read in some hundredths of a second, sooner than a thread starts. */
const SHORT_CHARACTERS = 32 * 1024;

const MOST_UPLOADS_WAITING = 8;

/** One for each store: what groups follow is remembered by their ids. */
export function createShelf({ byId, shipped }: Roadmaps, log: Pick<Log, 'error'>): RoadmapShelf {
  /** Read once: an upload never changes, and a group is on one roadmap at a time. */
  const following = new Map<GroupId, Following>();
  /** Apart, so that nobody's own roadmap waits for what somebody brings. */
  const uploads = createReader({ waiting: MOST_UPLOADS_WAITING });
  const stored = createReader({ waiting: Number.POSITIVE_INFINITY });

  async function find(reference: string, read: Uploads): Promise<Roadmap> {
    const id = referredUpload(reference);
    if (id === undefined) return byId.get(reference) ?? standIn(reference, 'not in the folder');
    const upload = await read.roadmaps.uploadById(id);
    if (upload === undefined) return standIn(reference, 'not stored');
    // Only an upgrade of Cairn can bring this about: what was stored was valid.
    return (await ofUpload(upload)) ?? standIn(reference, 'not valid any more');
  }

  async function ofUpload({ source }: RoadmapUpload): Promise<Roadmap | undefined> {
    const file = { name: 'stored.yaml', text: source };
    const isShort = source.length <= SHORT_CHARACTERS;
    const found = isShort ? readUpload(file) : await stored.read(file, STORED_MILLISECONDS);
    if (typeof found === 'string') throw new Error(`a stored roadmap could not be read: ${found}`);
    return found.ok ? toRoadmap(found.authored) : undefined;
  }

  function standIn(reference: string, why: string): Roadmap {
    log.error({ roadmap: reference, why }, 'a roadmap cannot be had; the shipped one stands in');
    return shipped;
  }

  return {
    byId,
    shipped,
    roadmapOf({ id, roadmap: reference }, read) {
      const known = following.get(id);
      if (known?.reference === reference) return known.roadmap;
      const roadmap = Promise.all([find(reference, read), read.roadmaps.formerTitles(id)]).then(
        withFormer,
      );
      following.set(id, { reference, roadmap });
      roadmap.catch(() => following.delete(id));
      return roadmap;
    },
    ofUpload,
    expectFile: () => uploads.prepare(),
    async read(file, current) {
      const known = current && knownOf(current);
      const read = await uploads.read({ ...file, known }, READ_MILLISECONDS);
      if (typeof read === 'string') return { ok: false, why: read };
      if (!read.ok) return { ...read, why: 'mistakes' };
      const { authored, ...facts } = read;
      return { ...facts, roadmap: toRoadmap(authored) };
    },
    forget(group) {
      following.delete(group);
    },
  };
}

function withFormer([roadmap, titles]: [Roadmap, ReadonlyMap<string, string>]): Roadmap {
  return titles.size === 0 ? roadmap : { ...roadmap, formerTitles: titles };
}

/** What goes to another thread: plain values alone, so no dates and no index. */
function knownOf(roadmap: Roadmap): KnownRoadmap {
  const { id, title, items, activities, skills, checkpoints, metrics, adaptReasons } = roadmap;
  return { id, title, items, activities, skills, checkpoints, metrics, adaptReasons };
}
