// Where the terminal prints, and the platform by which messages for it are rendered.
import type { Message } from '#core/message/message.ts';
import type { SurfaceId } from '#core/model/ids.ts';
import { renderPlain } from '#render/plain/message.ts';

export const WORKSPACE = { workspaceId: 'machine', name: 'This machine' } as const;

export type Printer = { readonly id: SurfaceId; readonly print: (line: string) => void };

export function linesOf({ id }: Printer, message: Message): string {
  return renderPlain(message, { surface: id, workspaceId: WORKSPACE.workspaceId });
}
