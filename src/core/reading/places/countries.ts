// Countries by their names in the languages of the world, from Intl; worked out when first asked for.
import { foldName } from './fold-name.ts';
import { countriesInUse } from './zones-in-use.ts';

/** Names that people use and Intl does not, folded. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  america: 'US',
  britain: 'GB',
  burma: 'MM',
  'czech republic': 'CZ',
  emirates: 'AE',
  england: 'GB',
  'great britain': 'GB',
  holland: 'NL',
  'ivory coast': 'CI',
  korea: 'KR',
  'northern ireland': 'GB',
  scotland: 'GB',
  swaziland: 'SZ',
  turkey: 'TR',
  uae: 'AE',
  usa: 'US',
  wales: 'GB',
};

/** Languages whose speakers may write a country's name as they call it. */
const LANGUAGES =
  'af am ar az be bg bn bs ca cs cy da de el es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl nn pa pl ps pt pt-PT ro ru si sk sl sq sr sr-Latn sv sw ta te th tr uk ur uz vi zh zh-Hant'.split(
    ' ',
  );

/** The code (ISO 3166) of the country of an English name, long or short: "Türkiye", "UK". */
export function countryNamed(name: string): string | undefined {
  return englishNames().get(foldName(name));
}

/** The same of a name in any other language: "Deutschland", "भारत". */
export function countryNamedAbroad(name: string): string | undefined {
  const script = [...languagesByScript().keys()].find((each) => isWrittenIn(each, name));
  return script === undefined ? undefined : namesInScript(script).get(foldName(name));
}

/** The countries whose English name begins like this, with that name. */
export function countriesStarting(
  start: string,
): readonly (readonly [name: string, code: string])[] {
  const folded = foldName(start);
  return [...englishNames()].filter(([name]) => name.startsWith(folded));
}

/** "United Kingdom" for GB. */
export function countryName(code: string): string {
  return ENGLISH.of(code) ?? code;
}

let english: ReadonlyMap<string, string> | undefined;
const byScript = new Map<string, ReadonlyMap<string, string>>();

function englishNames(): ReadonlyMap<string, string> {
  english ??= new Map([
    ...namesIn('en', 'short'),
    ...namesIn('en', 'long'),
    ...Object.entries(OTHER_NAMES),
  ]);
  return english;
}

/** All in one would take a tenth of a second. */
function namesInScript(script: string): ReadonlyMap<string, string> {
  const known = byScript.get(script);
  if (known !== undefined) return known;
  const languages = languagesByScript().get(script) ?? [];
  const names = new Map(languages.flatMap((language) => namesIn(language, 'long')));
  byScript.set(script, names);
  return names;
}

function languagesByScript(): ReadonlyMap<string, readonly string[]> {
  return Map.groupBy(LANGUAGES, (language) => scriptOf(language));
}

/** As `\p{Script=…}` names it: Japanese and Chinese share Han, Korean has its own. */
function scriptOf(language: string): string {
  const script = new Intl.Locale(language).maximize().script ?? 'Latn';
  return SHARED_SCRIPTS[script] ?? script;
}

const SHARED_SCRIPTS: Readonly<Record<string, string>> = {
  Hans: 'Hani',
  Hant: 'Hani',
  Jpan: 'Hani',
  Kore: 'Hang',
};

function isWrittenIn(script: string, name: string): boolean {
  const letters = script === 'Hani' ? '\\p{sc=Hani}\\p{sc=Hira}\\p{sc=Kana}' : `\\p{sc=${script}}`;
  return new RegExp(`[${letters}]`, 'u').test(name);
}

function namesIn(language: string, style: 'long' | 'short'): [name: string, code: string][] {
  const names = displayNames(language, style);
  return [...countriesInUse()].flatMap((code) => {
    const name = names.of(code);
    return name === undefined ? [] : [[foldName(name), code]];
  });
}

const ENGLISH = displayNames('en', 'long');

function displayNames(language: string, style: 'long' | 'short'): Intl.DisplayNames {
  return new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' });
}
