// Prints posts, direct messages, and edits as what they have become.
import type { Surface } from '#core/command/surface.ts';
import { linesOf, type Printer } from './lines.ts';

export function createPosting(printer: Printer): Pick<Surface, 'post' | 'direct' | 'edit'> {
  let printed = 0;

  function print(to: string, lines: string) {
    printer.print(`${to}: ${lines}`);
    printed += 1;
    return { kind: 'sent', messageId: `line-${printed}` } as const;
  }

  return {
    post: async ({ channelId }, message) => print(channelId, linesOf(printer, message)),
    direct: async ({ userId }, message) => print(`to ${userId}`, linesOf(printer, message)),
    async edit({ channelId }, messageId, message) {
      print(`${channelId}, ${messageId} is now`, linesOf(printer, message));
      return { kind: 'edited' };
    },
  };
}
