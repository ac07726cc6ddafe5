// For whom a message is rendered: decides which mentions work and in which zone moments are told.
import type { MentionTarget } from '#core/message/inline.ts';
import type { SurfaceId } from '#core/model/ids.ts';
import { typedOn } from '#core/model/platforms.ts';

export type Viewer = {
  readonly surface: SurfaceId;
  /** The Discord server, Slack workspace or playground in which the message will stand. */
  readonly workspaceId: string;
  /** IANA name of the reader's own zone, where it is known. */
  readonly timeZone?: string;
};

/** The id by which a person can be mentioned where the viewer is; nothing when no account fits. */
export function userIdFor(viewer: Viewer, targets: readonly MentionTarget[]): string | undefined {
  return targets.find((target) => isAt(viewer, target))?.userId;
}

/** Whether something can be referred to where the viewer is; "" stands for ids that are unique everywhere. */
export function isAt(
  viewer: Viewer,
  place: { readonly surface: SurfaceId; readonly workspaceId: string },
): boolean {
  if (place.surface !== viewer.surface) return false;
  return place.workspaceId === '' || place.workspaceId === viewer.workspaceId;
}

/** A command as the viewer would type it. */
export function commandFor({ surface }: Viewer, text: string): string {
  return typedOn(surface, text);
}
