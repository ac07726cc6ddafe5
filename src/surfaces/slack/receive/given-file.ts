// Fetches the file that came with a form, by the id that the submission names, with the bot's token. The token goes
// to Slack's own server of files and nowhere else.
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '#core/model/log.ts';
import { type GivenFile, MOST_FILE_BYTES, readGivenFile } from '#core/text/given-file.ts';
import type { SlackApi } from '../connect/api.ts';
import { networkCode } from '../connect/failure.ts';

const FILE_HOST = 'files.slack.com';
const PATIENCE_MILLISECONDS = 8_000;

/** In Slack Connect a file may come with no more than its id; the rest is to be asked for. */
const namedFile = z.object({
  id: z.string(),
  name: z.string().nullish(),
  size: z.number().nullish(),
  url_private_download: z.string().nullish(),
});
type NamedFile = z.infer<typeof namedFile>;

/** What a submitted form names, by its ids. */
export type GivenFiles = (view: ViewOutput) => (id: string) => Promise<GivenFile>;

/** What it takes to reach Slack's files. */
type FileAccess = {
  readonly api: SlackApi;
  readonly botToken: string;
  readonly apiUrl?: string | undefined;
  readonly log: Log;
};

export function createGivenFiles(access: FileAccess): GivenFiles {
  return (view) => {
    const named = filesIn(view);
    return async (id) => {
      const file = named.find((each) => each.id === id);
      const found = file && (await whole(access, file));
      return found === undefined ? 'unreachable' : fetchText(access, found);
    };
  };
}

async function whole({ api, log }: FileAccess, file: NamedFile): Promise<NamedFile | undefined> {
  if (file.url_private_download) return file;
  const asked = await api.repeatable((client) => client.files.info({ file: file.id }));
  if (!asked.ok) log.warn({ code: asked.failure.code }, 'a file was not found');
  const found = asked.ok ? namedFile.safeParse(asked.value.file) : undefined;
  return found?.data;
}

async function fetchText(
  { botToken, apiUrl, log }: FileAccess,
  { name, size, url_private_download: url }: NamedFile,
): Promise<GivenFile> {
  const unfetched = (why: string): GivenFile => {
    log.warn({ why }, 'a file was not fetched');
    return 'unreachable';
  };
  if (!isSlacks(url ?? '', apiUrl)) return unfetched('not an address of Slack’s files');
  if ((size ?? 0) > MOST_FILE_BYTES) return 'too-large';
  try {
    const response = await fetch(url ?? '', {
      headers: { authorization: `Bearer ${botToken}` },
      // A redirect could lead anywhere.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
    if (!response.ok || response.body === null) return unfetched(`HTTP ${response.status}`);
    // Slack's page for signing in, with 200: the token may not read files.
    if (isPage(response)) {
      await response.body.cancel();
      return unfetched('a page to sign in; the scope files:read may be missing');
    }
    return await readGivenFile(name ?? '', response.body);
  } catch (error) {
    return unfetched(networkCode(error));
  }
}

function filesIn({ state }: ViewOutput): readonly NamedFile[] {
  const files = Object.values(state.values)
    .flatMap((elements) => Object.values(elements))
    .flatMap((element) => element.files ?? []);
  return files.flatMap((file) => namedFile.safeParse(file).data ?? []);
}

/** Without TLS only where Slack's own address is such a one, on this machine. */
function isSlacks(address: string, apiUrl = ''): boolean {
  if (isPlainLoopback(apiUrl) && isPlainLoopback(address)) return true;
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return protocol === 'https:' && host === FILE_HOST;
}

/** An address of a server on this machine, without TLS. */
function isPlainLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

function isPage({ headers }: Response): boolean {
  return (headers.get('content-type') ?? '').trim().toLowerCase().startsWith('text/html');
}
