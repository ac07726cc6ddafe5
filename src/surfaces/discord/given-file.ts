// Fetches the files that came with a command: from the addresses that its interaction names, and no others.
import type { Attachment, CommandInteractionOption } from 'discord.js';
import type { GivenFile } from '#core/ports/surface.ts';

/** What a roadmap may have, and more than any needs. */
const MOST_BYTES = 256 * 1024;
const PATIENCE_MILLISECONDS = 8_000;

type Given = Pick<Attachment, 'url' | 'name' | 'size'>;

/** `plainHttp` lets addresses without TLS through: those of a server on this machine. */
export function givenFiles(
  options: readonly CommandInteractionOption[],
  plainHttp: boolean,
): (address: string) => Promise<GivenFile> {
  const given = options.flatMap(({ attachment }): Given[] => (attachment ? [attachment] : []));
  return async (address) => {
    const file = given.find(({ url }) => url === address);
    const scheme = URL.canParse(address) ? new URL(address).protocol : '';
    const allowed = scheme === 'https:' || (plainHttp && scheme === 'http:');
    if (file === undefined || !allowed) return 'unreachable';
    return file.size > MOST_BYTES ? 'too-large' : fetchText(file);
  };
}

async function fetchText({ url, name }: Given): Promise<GivenFile> {
  let bytes: Uint8Array | 'too-large';
  try {
    // A redirect could lead anywhere.
    const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    const response = await fetch(url, { redirect: 'error', signal });
    if (!response.ok || response.body === null) return 'unreachable';
    bytes = await readUpTo(response.body, MOST_BYTES);
  } catch {
    return 'unreachable';
  }
  if (bytes === 'too-large') return bytes;
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return 'not-text';
  }
}

/** Whatever length was announced: reading stops at the first byte too many. */
async function readUpTo(
  body: ReadableStream<Uint8Array>,
  most: number,
): Promise<Uint8Array | 'too-large'> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.byteLength;
    if (length > most) return 'too-large';
    parts.push(part);
  }
  return Buffer.concat(parts);
}
