// A code of `link` or `setup link`.
import { type JoinCode, readCode } from '../../reading/read-code.ts';
import { line } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { fitting } from './shared/words.ts';

export const code: Kind<JoinCode> = {
  wire: 'string',
  dated: false,
  read: readCode,
  suggest: undefined,
  field: line(200),
  words: () => fitting(1, (text) => LIKE_A_CODE.test(text), { takesAll: true }),
  whole: ONE_WORD,
  offeredBare: false,
};

const LIKE_A_CODE = /^[0-9a-z]{5}-?[0-9a-z]{5}$/i;
