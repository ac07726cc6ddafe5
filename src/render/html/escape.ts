// Escapes text for HTML, in elements and in quoted attributes alike.
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** Attributes in the order given; a true one stands alone, a false or missing one is left out. */
export function attributes(
  entries: Readonly<Record<string, string | boolean | undefined>>,
): string {
  return Object.entries(entries)
    .filter(([, value]) => value !== false && value !== undefined)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(`${value}`)}"`))
    .join('');
}
