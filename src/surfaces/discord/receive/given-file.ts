// Fetches the files that came with a command or a form: from the addresses that its interaction names, and no others.
import type { Attachment, CommandInteractionOption, ModalData } from 'discord.js';
import { type GivenFile, MOST_FILE_BYTES, readGivenFile } from '#core/text/given-file.ts';

const PATIENCE_MILLISECONDS = 8_000;

export type Given = Pick<Attachment, 'url' | 'name' | 'size'>;

export function filesInOptions(options: readonly CommandInteractionOption[]): readonly Given[] {
  return options.flatMap(({ attachment }) => (attachment ? [attachment] : []));
}

/** A file field holds ids; the files themselves are what Discord has resolved of them. */
export function filesInField(field: ModalData): readonly Given[] {
  return 'attachments' in field ? [...(field.attachments?.values() ?? [])] : [];
}

/** `plainHttp` lets addresses without TLS through: those of a server on this machine. */
export function givenFiles(
  given: readonly Given[],
  plainHttp: boolean,
): (address: string) => Promise<GivenFile> {
  return async (address) => {
    const file = given.find(({ url }) => url === address);
    const scheme = URL.canParse(address) ? new URL(address).protocol : '';
    const allowed = scheme === 'https:' || (plainHttp && scheme === 'http:');
    if (file === undefined || !allowed) return 'unreachable';
    return file.size > MOST_FILE_BYTES ? 'too-large' : fetchText(file);
  };
}

async function fetchText({ url, name }: Given): Promise<GivenFile> {
  try {
    // A redirect could lead anywhere.
    const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    const response = await fetch(url, { redirect: 'error', signal });
    if (!response.ok || response.body === null) return 'unreachable';
    return await readGivenFile(name, response.body);
  } catch {
    return 'unreachable';
  }
}
