// Addresses of what members built, as they type them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEvidence } from '#core/reading/read-link.ts';
import { suggested, told } from './expect-reading.ts';

describe('evidence', () => {
  test.each([
    ['https://github.com/ana/x', 'https://github.com/ana/x'],
    [' http://localhost:8080/a?b=c#d ', 'http://localhost:8080/a?b=c#d'],
    ['HTTPS://GitHub.com/Ana', 'HTTPS://GitHub.com/Ana'],
    ['https://example.com/ü|<b>', 'https://example.com/%C3%BC|%3Cb%3E'],
    ['https://münchen.de', 'https://xn--mnchen-3ya.de/'],
    ['http://[::1]:3000/', 'http://[::1]:3000/'],
  ])('%j is read as %s', (text, link) => {
    expect(told(readEvidence(text))).toBe(`→ ${link}`);
  });

  const not = (text: string) => `"${text}" is not a web address with http or https.`;
  test.each([
    ['github.com/ana/x', 'https://github.com/ana/x'],
    ['https:/github.com/ana', 'https://github.com/ana'],
    ['https:github.com/ana', 'https://github.com/ana'],
    ['//github.com/ana', 'https://github.com/ana'],
    ['<github.com/ana>', 'https://github.com/ana'],
    ['github.com:8080', 'https://github.com:8080'],
  ])('%j is refused with the address that it nearly is', (text, near) => {
    expect(told(readEvidence(text))).toBe(`${not(text)} Try: ${near}`);
  });

  test.each([
    ['https://github.com:99999/x'],
    ['https://github.com:x/'],
    ['github.com:99999/x'],
    ['https://[::1/'],
    ['https://256.1.1.1/x'],
    ['ftp://example.com/a'],
    ['javascript:alert(1)'],
    ['https://a b.com'],
    ['see my repo'],
    ['https://'],
  ])('%j is refused with an example', (text) => {
    const example = 'For example: https://github.com/ana/mlflow-setup';
    expect(told(readEvidence(text))).toBe(`${not(text)} ${example}`);
  });

  test.each(['https://ana:pw@github.com/x', 'https://ana@github.com/x'])(
    'what %j says of its user is not kept',
    (text) => {
      expect(told(readEvidence(text))).toBe(
        'The link holds a user name or a password. Try: https://github.com/x',
      );
    },
  );

  test('has at most 2,048 characters', () => {
    const longest = `https://example.com/${'a'.repeat(2028)}`;
    expect(readEvidence(longest)).toEqual({ ok: true, value: longest });
    expect(told(readEvidence(`${longest}a`))).toContain('has 2049 characters; at most 2048 fit');
  });
});

const addresses = fc
  .array(
    fc.oneof(
      fc.constantFrom('https://', 'http:/', 'github', '.com', ':', '99999', '/', '@', '<', '[::1]'),
      fc.constantFrom('#', '?', '%', '\\', 'ü', '..', '-', 'a'.repeat(700), 'ü'.repeat(300), ' '),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

test('no address makes it throw, and whatever it suggests or shows is read', () => {
  fc.assert(
    fc.property(addresses, (text) => {
      for (const suggestion of suggested(readEvidence(text))) {
        expect(readEvidence(suggestion)).toEqual({ ok: true, value: suggestion });
      }
    }),
    { numRuns: 1000 },
  );
});
