// Titles where room is scarce.

/** A title without an aside in brackets at its end: "Image classification model (e.g., …)" without the example. */
export function shortTitle(title: string): string {
  return title.replace(/\s*\((?:e\.g\.|for example)[^()]*\)$/i, '');
}
