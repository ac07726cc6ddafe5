// Evidence: the web address of what a member built.
import { quote } from '../text/quote.ts';
import { type Reading, read, unlike, unreadable } from '../text/reading.ts';

/** The longest address that is stored (design, section 12). */
const LONGEST = 2048;

const EXAMPLE = 'https://github.com/ana/mlflow-setup';

/**
 * Reads an http or https address and gives it as it was typed, or percent-encoded where it holds
 * characters that a link cannot (another script, a bar, a bracket). It is never opened.
 */
export function readEvidence(text: string): Reading<string> {
  const typed = text.trim();
  if (typed === '') return unlike('There is no link here.', EXAMPLE);
  const length = Array.from(typed).length;
  if (length > LONGEST) return tooLong(length);
  const url = webAddress(typed);
  if (url === undefined) {
    const what = `${quote(typed)} is not a web address with http or https.`;
    const near = nearest(typed);
    return near === undefined ? unlike(what, EXAMPLE) : unreadable(what, near);
  }
  if (url.username !== '' || url.password !== '') {
    url.username = '';
    url.password = '';
    const what = 'The link holds a user name or a password.';
    return url.href.length > LONGEST ? unlike(what, EXAMPLE) : unreadable(what, url.href);
  }
  const link = asStored(url, typed);
  return link.length > LONGEST ? tooLong(link.length) : read(link);
}

function webAddress(typed: string): URL | undefined {
  if (/\s/.test(typed) || !/^https?:\/\//i.test(typed)) return undefined;
  return URL.parse(typed) ?? undefined;
}

/** Whether a word begins like an address: "https://…", "www.…", "github.com/ana". */
export function looksLikeLink(word: string): boolean {
  return /^(?:https?:\/\/\S|www\.\S|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/\S)/i.test(word);
}

function asStored(url: URL, typed: string): string {
  return /^[\w\-.~:/?#@!$&'()*+,;=%]+$/.test(typed) ? typed : url.href;
}

function tooLong(length: number): Reading<never> {
  return unlike(`The link has ${length} characters; at most ${LONGEST} fit.`, EXAMPLE);
}

/** The same address with https in front, where that makes one that is read. */
function nearest(typed: string): string | undefined {
  const bare = typed.replace(/^<+|>+$/g, '').replace(/^(?:https?:?[/\\]+|https?:|[/\\]+)/i, '');
  if (!/^[\w-]+(?:\.[\w-]+)+(?:[:/?#]\S*)?$/.test(bare)) return undefined;
  const url = webAddress(`https://${bare}`);
  if (url === undefined || url.username !== '' || url.password !== '') return undefined;
  const link = asStored(url, `https://${bare}`);
  return link.length > LONGEST ? undefined : link;
}
