// An http or https address.
import { looksLikeLink, readEvidence } from '../../reading/read-link.ts';
import { line } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { fitting } from './shared/words.ts';

export const link: Kind<string> = {
  wire: 'string',
  dated: false,
  read: readEvidence,
  suggest: undefined,
  field: line(2048, 'https://…'),
  words: () => fitting(1, looksLikeLink, { mark: 'link' }),
  whole: ONE_WORD,
  offeredBare: false,
};
