// The real Web API client pointed at the test Slack, and what it is refused.
import { WebClient } from '@slack/web-api';
import type { Slack } from './slack/start-slack.ts';
import { quiet } from './slack-sample-app.ts';

/** A client that neither repeats nor waits. `timeout` in milliseconds; 0 waits for ever. */
export const clientOf = (slack: Slack, token: string, timeout = 0): WebClient =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
    timeout,
  });

/** The answer of a refused call, or the error itself; empty when it was not refused. */
export const refusal = async (call: Promise<unknown>): Promise<Record<string, unknown>> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'data' in error) return { ...Object(error.data) };
    if (error instanceof Error && 'code' in error) return { ...error, code: error.code };
  }
  return {};
};
