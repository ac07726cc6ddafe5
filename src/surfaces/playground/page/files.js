// What the files hold that were chosen in a form.
/** @typedef {Record<string, { name: string, base64: string }>} Files */

/** One byte more than Cairn takes: enough for it to say that a file is too large. */
const SENT_BYTES = 256 * 1024 + 1;

/**
 * By the names of their fields. Nothing when one cannot be read.
 * @param {HTMLFormElement} form
 */
export async function filesOf(form) {
  /** @type {Files} */
  const files = {};
  try {
    for (const [field, value] of new FormData(form)) {
      // A field without a file holds one that has no name.
      if (typeof value === 'string' || value.name === '') continue;
      files[field] = { name: value.name, base64: await base64(value.slice(0, SENT_BYTES)) };
    }
    return files;
  } catch {
    return undefined;
  }
}

/** @param {Blob} blob @returns {Promise<string>} */
function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
}
