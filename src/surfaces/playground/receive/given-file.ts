// Files that the page sent along with a form: what they hold is here already, and is read as on the platforms.
import { type GivenFile, readGivenFile } from '#core/text/given-file.ts';
import { ownValue } from '#core/text/own-value.ts';
import type { Submit } from './requests.ts';

type Files = NonNullable<Submit['files']>;

/** By the id of the field that each was chosen in, which is its address. */
export function givenFiles(files: Files): (address: string) => Promise<GivenFile> {
  return async (address) => {
    const file = ownValue(files, address);
    if (file === undefined) return 'unreachable';
    return readGivenFile(file.name, [Buffer.from(file.base64, 'base64')]);
  };
}

/** The values of their fields. */
export function fileAddresses(files: Files): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(files).map((field) => [field, field]));
}
