// A file that a person brought: read as far as a roadmap may reach, and taken as text in UTF-8.

/** A file that a person brought: text in UTF-8, at most 256 KiB; or why it was not read. */
export type GivenFile =
  | { readonly name: string; readonly text: string }
  | 'too-large'
  | 'not-text'
  | 'unreachable';

/** What a roadmap may have, and more than any needs. */
export const MOST_FILE_BYTES = 256 * 1024;

/** Reads what comes, whatever length was announced, and stops at the first byte too many. */
export async function readGivenFile(
  name: string,
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<GivenFile> {
  let bytes: Uint8Array | 'too-large';
  try {
    bytes = await joined(parts);
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

async function joined(
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Uint8Array | 'too-large'> {
  const whole = new Uint8Array(MOST_FILE_BYTES);
  let length = 0;
  for await (const part of parts) {
    if (length + part.byteLength > MOST_FILE_BYTES) return 'too-large';
    whole.set(part, length);
    length += part.byteLength;
  }
  return whole.subarray(0, length);
}
