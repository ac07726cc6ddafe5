// Evidence: the web address of what a member built.
import { quote } from '../text/quote.ts';
import { type Reading, read, unreadable } from '../text/reading.ts';

/** The longest address that is stored (design, section 12). */
const LONGEST = 2048;

const EXAMPLE = 'https://github.com/ana/mlflow-setup';

/**
 * Reads an http or https address and gives it as it was typed, or percent-encoded where it holds
 * characters that a link cannot (another script, a bar, a bracket). It is never opened.
 */
export function readEvidence(text: string): Reading<string> {
  const typed = text.trim();
  if (typed === '') return unreadable('There is no link here.', EXAMPLE);
  const length = Array.from(typed).length;
  if (length > LONGEST) return tooLong(length);
  const url = /\s/.test(typed) ? null : URL.parse(typed);
  if (url === null || !/^https?:\/\//i.test(typed)) {
    return unreadable(`${quote(typed)} is not a web address with http or https.`, nearest(typed));
  }
  if (url.username !== '' || url.password !== '') {
    url.username = '';
    url.password = '';
    return unreadable('The link holds a user name or a password.', url.href);
  }
  const link = /^[\w\-.~:/?#@!$&'()*+,;=%]+$/.test(typed) ? typed : url.href;
  return link.length > LONGEST ? tooLong(link.length) : read(link);
}

/** Whether a word begins like an address: "https://…", "www.…", "github.com/ana". */
export function looksLikeLink(word: string): boolean {
  return /^(?:https?:\/\/\S|www\.\S|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/\S)/i.test(word);
}

function tooLong(length: number): Reading<never> {
  const what = `The link has ${length} characters; ${LONGEST} is the most that fits.`;
  return unreadable(what, EXAMPLE);
}

/** The same address with https in front, where that makes one. */
function nearest(typed: string): string {
  const bare = typed.replace(/^<+|>+$/g, '').replace(/^(?:https?:?)?[/\\]+/i, '');
  if (!/^[\w-]+(?:\.[\w-]+)+(?:[:/?#]\S*)?$/.test(bare)) return EXAMPLE;
  const candidate = readEvidence(`https://${bare}`);
  return candidate.ok ? candidate.value : EXAMPLE;
}
