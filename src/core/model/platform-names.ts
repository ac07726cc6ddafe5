// Platforms as people call them.
import type { SurfaceId } from './ids.ts';

export const PLATFORMS: Readonly<Record<SurfaceId, string>> = {
  discord: 'Discord',
  slack: 'Slack',
  playground: 'Playground',
};
