// The playground begins anew, with the sample group or with nothing.
import type { HandlerContext } from './handler-context.ts';
import { DONE, type Reply } from './reply.ts';
import type { FreshStart } from './requests.ts';

export async function onStart(
  { restart }: HandlerContext,
  { kind }: { readonly kind: FreshStart },
): Promise<Reply> {
  await restart(kind);
  return DONE;
}
