import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_ALPHABET, CODE_LENGTH, readCode, shownCode } from '#core/reading/read-code.ts';

const codes = fc
  .array(fc.constantFrom(...CODE_ALPHABET), { minLength: CODE_LENGTH, maxLength: CODE_LENGTH })
  .map((characters) => characters.join(''));

describe('a code', () => {
  test('is read back as it is shown, whatever the case, with or without the hyphen', () => {
    fc.assert(
      fc.property(codes, fc.boolean(), fc.boolean(), (code, lower, bare) => {
        const canonical = readCode(code);
        if (!canonical.ok) throw new Error('a canonical code was not read');
        expect(canonical.value).toBe(code);
        const shown = shownCode(canonical.value);
        expect(shown).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
        const typed = bare ? shown.replace('-', '') : shown;
        expect(readCode(lower ? typed.toLowerCase() : typed)).toEqual(canonical);
      }),
    );
  });

  test.each([
    ['I2345-L789O', '1234517890'],
    ['i2345 l789o', '1234517890'],
    [' 7k2qx–9m4tb ', '7K2QX9M4TB'],
    ['７K2QX9M4TB', '7K2QX9M4TB'],
  ])('%s is read as %s', (typed, code) => {
    expect(readCode(typed)).toEqual({ ok: true, value: code });
  });

  test.each(['', '7K2QX-9M4T', '7K2QX-9M4TBX', '7K2QX-9M4TU', 'hello'])(
    '"%s" is refused with an example',
    (typed) => {
      expect(readCode(typed)).toMatchObject({
        ok: false,
        problem: { tries: [], examples: ['7K2QX-9M4TB'] },
      });
    },
  );
});
