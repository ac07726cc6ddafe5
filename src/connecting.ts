// Connecting several platforms at once: all of them, or none.
import { HostError } from './core/model/host-error.ts';

/** All of them; else what each has against it, so that a host mends it in one go. */
export async function allConnected<Connected extends { stop(): Promise<void> }>(
  connecting: readonly Promise<Connected>[],
): Promise<readonly Connected[]> {
  const settled = await Promise.allSettled(connecting);
  const failures = settled.flatMap((each): unknown[] =>
    each.status === 'rejected' ? [each.reason] : [],
  );
  if (failures.length === 0) return Promise.all(connecting);
  await Promise.all(
    settled.map((each) => (each.status === 'fulfilled' ? each.value.stop() : undefined)),
  );
  const told = failures.filter((failure) => failure instanceof HostError);
  if (told.length < failures.length) {
    throw failures.find((failure) => !(failure instanceof HostError));
  }
  throw new HostError(told.map(({ message }) => message).join('\n'));
}
