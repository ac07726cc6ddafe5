// Where roadmaps are got from: those of the host's folder, and those that groups have uploaded.
import type { GroupId } from '#core/model/ids.ts';
import type { Log } from '#core/model/log.ts';
import { type ReadRoadmap, type RoadmapShelf, referredUpload } from '#core/model/roadmaps.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { importMarkdown } from './import-markdown.ts';
import { type LoadedRoadmap, parseRoadmap } from './load.ts';
import { isMarkdown } from './read-file.ts';
import type { Roadmaps } from './shipped.ts';

/** Where uploads and former titles are looked up. */
type Uploads = Parameters<RoadmapShelf['roadmapOf']>[1];

type Following = { readonly reference: string; readonly roadmap: Promise<Roadmap> };

/** One for each store: what groups follow is remembered by their ids. */
export function createShelf({ byId, shipped }: Roadmaps, log: Pick<Log, 'error'>): RoadmapShelf {
  /** Read once: an upload never changes, and a group is on one roadmap at a time. */
  const following = new Map<GroupId, Following>();

  async function find(reference: string, read: Uploads): Promise<Roadmap> {
    const id = referredUpload(reference);
    if (id === undefined) return byId.get(reference) ?? standIn(reference, 'not in the folder');
    const upload = await read.roadmaps.uploadById(id);
    if (upload === undefined) return standIn(reference, 'not stored');
    const parsed = parseRoadmap(upload.source, upload.fileName);
    // Only an upgrade of Cairn can bring this about: what was stored was valid.
    if (!parsed.ok) return standIn(reference, parsed.errors[0]?.message ?? 'invalid');
    return parsed.roadmap;
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
    read: (file, current) => readUpload(file, current),
    forget(group) {
      following.delete(group);
    },
  };
}

function withFormer([roadmap, titles]: [Roadmap, ReadonlyMap<string, string>]): Roadmap {
  return titles.size === 0 ? roadmap : { ...roadmap, formerTitles: titles };
}

function readUpload(
  { name, text }: { readonly name: string; readonly text: string },
  current: Roadmap | undefined,
): ReadRoadmap {
  if (isMarkdown(name)) {
    const imported = importMarkdown(text, name, current);
    if (!imported.ok) return mistakesOf(imported);
    // As YAML it is longer: what is stored has to be read again.
    const stored = parseRoadmap(imported.yaml, name);
    if (!stored.ok) return mistakesOf(stored);
    return { ok: true, roadmap: stored.roadmap, format: 'markdown', source: imported.yaml };
  }
  const parsed = parseRoadmap(text, name);
  if (!parsed.ok) return mistakesOf(parsed);
  return { ok: true, roadmap: parsed.roadmap, format: 'yaml', source: text };
}

function mistakesOf({ errors }: Extract<LoadedRoadmap, { ok: false }>): ReadRoadmap {
  return { ok: false, mistakes: errors };
}
