// Addresses that may become links: http and https, nothing else.

/** The address in its canonical, percent-encoded form; nothing when it must not be a link. */
export function webUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

/** Whether a label says no more than the address itself: with or without scheme and last slash. */
export function saysAddress(label: string, url: string): boolean {
  const bare = (text: string) => text.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return bare(label) === bare(url);
}
