// Time zones as members type them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countryName } from '#core/reading/places/countries.ts';
import { countriesInUse, zonesOfCountry } from '#core/reading/places/zones-in-use.ts';
import { readTimeZone } from '#core/reading/read-zone.ts';
import { suggested, told } from './expect-reading.ts';

function reads(cases: readonly (readonly [typed: string, zone: string])[]): void {
  test.each(cases)('%j is %s', (text, zone) => {
    expect(told(readTimeZone(text))).toBe(`→ ${zone}`);
  });
}

describe('a time zone is read by its own name', () => {
  reads([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['AMERICA/PORT-AU-PRINCE', 'America/Port-au-Prince'],
    ['america/new york', 'America/New_York'],
    ['asia/calcutta', 'Asia/Calcutta'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['utc', 'UTC'],
    ['Japan', 'Asia/Tokyo'],
    ['Eucla', 'Australia/Eucla'],
  ]);
});

describe('a city has one', () => {
  reads([
    ['Mumbai', 'Asia/Kolkata'],
    ['bangalore', 'Asia/Kolkata'],
    ['new york', 'America/New_York'],
    ['NYC', 'America/New_York'],
    ['Munich', 'Europe/Berlin'],
    ['München', 'Europe/Berlin'],
    ['Mu\u0308nchen', 'Europe/Berlin'],
    ['Muenchen', 'Europe/Berlin'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['Montréal', 'America/Toronto'],
    ['Kyiv', 'Europe/Kyiv'],
    ['Kiev', 'Europe/Kyiv'],
    ['Saint Louis', 'America/Chicago'],
    ['St. Petersburg', 'Europe/Moscow'],
    ['Nuuk', 'America/Nuuk'],
    ['Mountain View', 'America/Los_Angeles'],
    ['Noida', 'Asia/Kolkata'],
    ['Tübingen', 'Europe/Berlin'],
    ['Brooklyn', 'America/New_York'],
    // In the languages and scripts of those who live there, and of others.
    ['Москва', 'Europe/Moscow'],
    ['Санкт-Петербург', 'Europe/Moscow'],
    ['Київ', 'Europe/Kyiv'],
    ['北京', 'Asia/Shanghai'],
    ['上海', 'Asia/Shanghai'],
    ['東京', 'Asia/Tokyo'],
    ['서울', 'Asia/Seoul'],
    ['القاهرة', 'Africa/Cairo'],
    ['مُمبئی', 'Asia/Kolkata'],
    ['मुंबई', 'Asia/Kolkata'],
    ['Αθήνα', 'Europe/Athens'],
    ['תל אביב', 'Asia/Jerusalem'],
    ['กรุงเทพมหานคร', 'Asia/Bangkok'],
    ['Mailand', 'Europe/Rome'],
    ['Londres', 'Europe/London'],
    ['Nueva York', 'America/New_York'],
    // The larger city, where it is clearly so; else the one that a zone is called after.
    ['Portland', 'America/Los_Angeles'],
    ['Santiago', 'America/Santiago'],
    ['Mazatlán', 'America/Mazatlan'],
    // With its state or country.
    ['Portland, Maine', 'America/New_York'],
    ['Portland Maine', 'America/New_York'],
    ['Springfield, MO', 'America/Chicago'],
    ['Washington, DC', 'America/New_York'],
    ['Paris, US', 'America/Chicago'],
    ['Birmingham UK', 'Europe/London'],
    ['London, Ontario', 'America/Toronto'],
    ['Frankfurt, Deutschland', 'Europe/Berlin'],
  ]);
});

describe('a country or a state has one, if nearly all of its people live by it', () => {
  reads([
    ['India', 'Asia/Kolkata'],
    ['Türkiye', 'Europe/Istanbul'],
    ['Turkey', 'Europe/Istanbul'],
    ['turkiye', 'Europe/Istanbul'],
    ['Germany', 'Europe/Berlin'],
    ['UK', 'Europe/London'],
    ['United Kingdom', 'Europe/London'],
    ['England', 'Europe/London'],
    ['China', 'Asia/Shanghai'],
    ['New Zealand', 'Pacific/Auckland'],
    ['Grenada', 'America/Grenada'],
    ['Hong Kong', 'Asia/Hong_Kong'],
    ['Trinidad and Tobago', 'America/Port_of_Spain'],
    ['Deutschland', 'Europe/Berlin'],
    ['Schweiz', 'Europe/Zurich'],
    ['भारत', 'Asia/Kolkata'],
    ['中国', 'Asia/Shanghai'],
    ['日本', 'Asia/Tokyo'],
    ['대한민국', 'Asia/Seoul'],
    ['مصر', 'Africa/Cairo'],
    ['Ελλάδα', 'Europe/Athens'],
    ['California', 'America/Los_Angeles'],
    ['Ontario', 'America/Toronto'],
    ['Hawaii', 'Pacific/Honolulu'],
  ]);
});

describe('a zone is read by what people call it', () => {
  reads([
    ['Eastern Time', 'America/New_York'],
    ['eastern time', 'America/New_York'],
    ['Eastern', 'America/New_York'],
    ['US Eastern', 'America/New_York'],
    ['Eastern Time (US & Canada)', 'America/New_York'],
    // The name without "standard" is that of the zones whose clocks change.
    ['Central Time', 'America/Chicago'],
    ['Mountain Time', 'America/Denver'],
    ['Pacific Time', 'America/Los_Angeles'],
    ['Central European Time', 'Europe/Berlin'],
    ['India Standard Time', 'Asia/Kolkata'],
    ['Japan Time', 'Asia/Tokyo'],
    ['Gulf Time', 'Asia/Dubai'],
    ['Moscow Time', 'Europe/Moscow'],
    ['Beijing time', 'Asia/Shanghai'],
    ['UK time', 'Europe/London'],
    ['Hawaii time', 'Pacific/Honolulu'],
  ]);
});

describe('where several zones fit they are told by name', () => {
  test.each([
    [
      'Springfield',
      'Several time zones have a city called "Springfield": Massachusetts, Missouri, Oregon. Try: America/New_York | America/Chicago | America/Los_Angeles',
    ],
    [
      'Birmingham',
      'Several time zones have a city called "Birmingham": United Kingdom, Alabama. Try: Europe/London | America/Chicago',
    ],
    [
      'Russia',
      'Russia has several time zones: Moscow Time, Yekaterinburg Time, Krasnoyarsk Time, Samara Time, Vladivostok Time. Try: Europe/Moscow | Asia/Yekaterinburg | Asia/Novosibirsk | Europe/Samara | Asia/Vladivostok',
    ],
    [
      'Россия',
      'Russia has several time zones: Moscow Time, Yekaterinburg Time, Krasnoyarsk Time, Samara Time, Vladivostok Time. Try: Europe/Moscow | Asia/Yekaterinburg | Asia/Novosibirsk | Europe/Samara | Asia/Vladivostok',
    ],
    [
      'USA',
      'United States has several time zones: Eastern Time, Central Time, Pacific Time, Mountain Time. Try: America/New_York | America/Chicago | America/Los_Angeles | America/Denver | America/Phoenix',
    ],
    [
      'Brazil',
      'Brazil has several time zones: Brasilia Time, Amazon Time. Try: America/Sao_Paulo | America/Manaus',
    ],
    [
      'Spain',
      'Spain has several time zones: Central European Time, Western European Time. Try: Europe/Madrid | Atlantic/Canary',
    ],
    [
      'Georgia',
      'Several time zones fit "Georgia": United States, Georgia. Try: America/New_York | Asia/Tbilisi',
    ],
    [
      'Washington',
      'Several time zones fit "Washington": United States, District of Columbia. Try: America/Los_Angeles | America/New_York',
    ],
  ])('%j', (text, answer) => {
    const reading = readTimeZone(text);
    expect(told(reading)).toBe(answer);
    expect(reading).toMatchObject({ problem: { why: 'ambiguous' } });
  });
});

describe('what does not say when clocks change is answered with zones', () => {
  test.each([
    ['CET', 'Europe/Berlin'],
    ['est', 'America/New_York'],
    ['GMT', 'Europe/London | UTC'],
    ['Greenwich Mean Time', 'Europe/London | UTC'],
    ['Eastern Standard Time', 'America/New_York | America/Jamaica'],
    ['Mountain Standard Time', 'America/Denver | America/Phoenix'],
    ['British Summer Time', 'Europe/London'],
    ['UTC+5:30', 'Asia/Kolkata | Asia/Colombo'],
    ['+00:00', 'UTC | Europe/London'],
  ])('%j', (text, zones) => {
    expect(told(readTimeZone(text))).toBe(
      `"${text}" does not say when clocks change. Try: ${zones}`,
    );
  });

  test('an offset is answered with large places that have it', () => {
    const tries = suggested(readTimeZone('GMT+2'));
    expect(tries).toHaveLength(3);
    for (const zone of tries) expect(readTimeZone(zone).ok).toBe(true);
  });
});

describe('of a name that nothing has, nothing is suggested that merely looks alike', () => {
  test.each([
    'xqzt',
    'Nowhere',
    'Narnia',
    'Inda',
    'Indai',
    'Gotham',
    'asdfgh',
    'my house',
    '???',
    '+99',
  ])('%j', (text) => {
    expect(told(readTimeZone(text))).toBe(
      `I don't know a time zone, city or country called "${text}". For example: Europe/Berlin | Mumbai | UTC`,
    );
  });

  test.each([
    ['Berlinn', 'Europe/Berlin'],
    ['Torontoo', 'America/Toronto'],
    ['Europe/Munich', 'Europe/Berlin'],
  ])('a slip of one letter in a well-known name is corrected: %j', (text, zone) => {
    expect(told(readTimeZone(text))).toBe(
      `I don't know a time zone, city or country called "${text}". Try: ${zone}`,
    );
  });

  test('nothing typed is told to be so', () => {
    expect(told(readTimeZone(' '))).toBe(
      'There is no time zone here. For example: Europe/Berlin | Mumbai | UTC',
    );
  });
});

test('every zone of the runtime is read as it is written', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    expect(told(readTimeZone(zone.toLowerCase()))).toBe(`→ ${zone}`);
  }
});

test('every country is read as a zone of its own, or offers its own', () => {
  for (const code of countriesInUse()) {
    const name = countryName(code);
    const own = zonesOfCountry(code).map(({ zone }) => zone);
    const reading = readTimeZone(name);
    const zones = reading.ok ? [reading.value] : reading.problem.tries;
    expect(zones, name).not.toEqual([]);
    // Georgia is a state as well.
    if (code === 'GE') continue;
    expect(own, name).toEqual(expect.arrayContaining([...zones]));
  }
});

test('no text makes it throw, and whatever it suggests or shows is read', () => {
  const typings = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          ...['Paris', 'Texas', 'San', 'time', 'Time', ',', 'Standard', 'Eastern', 'US', 'Georgia'],
          ...['+2', 'Europe/', 'Москва', '中国', 'India', 'Springfield', '(', ')', 'x', 'Summer'],
        ),
        { maxLength: 4 },
      )
      .map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(typings, (text) => {
      for (const suggestion of suggested(readTimeZone(text))) {
        expect(readTimeZone(suggestion).ok, suggestion).toBe(true);
      }
    }),
  );
});
