// What an option or a choice is called where people read it: by its own word, unless that is typed more than said.
const SAID: Readonly<Record<string, string>> = {
  timezone: 'time zone',
  dm: 'direct message',
};

/** "time zone" of `timezone`, "day ends" of `day-ends`; any other word is its own. */
export function spoken(word: string): string {
  return (Object.hasOwn(SAID, word) && SAID[word]) || word.replaceAll('-', ' ');
}
