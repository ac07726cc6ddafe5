// What stops Cairn, or one surface, and is for the host to mend: a token refused, a port in use, a file not to be written.

/** Its message is one line a problem: which variable or file, what is wrong, what to do. */
export class HostError extends Error {
  override readonly name = 'HostError';
}
