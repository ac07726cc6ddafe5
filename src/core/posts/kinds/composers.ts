// A composer for every kind of scheduled post.

import type { Composers } from '../compose.ts';
import { composeCheckpoint } from './checkpoint.ts';
import { composeNudge } from './nudge.ts';
import { composePersonalNudge } from './personal-nudge.ts';
import { composeReminder } from './reminder.ts';
import { composeReviewReminder } from './review-reminder.ts';
import { composeRoadmapReview } from './roadmap-review.ts';
import { composeTimerWarning } from './timer-warning.ts';
import { unlessQuiet } from './unless-quiet.ts';

export const composers: Composers = {
  nudge: unlessQuiet(composeNudge),
  'personal-nudge': composePersonalNudge,
  reminder: composeReminder,
  checkpoint: unlessQuiet(composeCheckpoint),
  'review-reminder': unlessQuiet(composeReviewReminder),
  'roadmap-review': composeRoadmapReview,
  'timer-warning': composeTimerWarning,
};
