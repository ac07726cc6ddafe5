// Names of places as they are compared, whatever their accents, capitals, points and hyphens.

const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  '&': ' and ',
};

/** Accents of Latin, Greek and Cyrillic, and points of Hebrew and Arabic; vowels of other scripts stay. */
const MARKS = /[\u0300-\u036F\u0591-\u05C7\u064B-\u0652\u0670]/gu;

/** "São Paulo" as "sao paulo", "St. John's" as "st johns". Folding twice changes nothing more. */
export function foldName(name: string): string {
  const plain = /^[a-z ]+$/i.test(name) ? name.toLowerCase() : inPlainLetters(name);
  return plain
    .replace(/ {2,}/g, ' ')
    .trim()
    .replace(/^(?:saint|sankt) /, 'st ');
}

function inPlainLetters(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(/[ßøłđıæœþð&]/gu, (letter) => PLAIN[letter] ?? letter)
    .replace(/[.'’‘ʻʼ`´()\u200C\u200D]/gu, '')
    .replace(/[\s_\-‐–]+/gu, ' ');
}
