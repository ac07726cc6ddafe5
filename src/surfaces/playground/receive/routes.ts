// The playground's addresses: the page, what it asks for, and the stream that keeps it up to date.
import { Hono, type MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import { loopbackOnly } from '../connect/loopback-only.ts';
import { pageRoutes } from '../connect/page.ts';
import { createStreams } from '../send/stream.ts';
import type { HandlerContext } from './handler-context.ts';
import { onClock } from './on-clock.ts';
import { onComplete } from './on-complete.ts';
import { onKeep } from './on-keep.ts';
import { onPerson } from './on-person.ts';
import { onPress } from './on-press.ts';
import { onSay } from './on-say.ts';
import { onStart } from './on-start.ts';
import { onSubmit } from './on-submit.ts';
import { onSuggest } from './on-suggest.ts';
import type { Reply } from './reply.ts';
import * as requests from './requests.ts';

const SUBMIT = '/playground/submit';

/** Far more than a note or a form can hold. */
const narrow = atMost(64 * 1024);
/** With a file in it, which base64 makes longer by a third. */
const roomy = atMost(512 * 1024);

/** The web server has its own bound on what is read at all. */
function atMost(bytes: number): MiddlewareHandler {
  return async (c, next) => {
    const fits = c.req.method !== 'POST' || (await c.req.arrayBuffer()).byteLength <= bytes;
    if (fits) return next();
    return c.json({ why: 'That is more than Cairn takes at once.' }, 413);
  };
}

/** `stopped` is aborted when the surface stops. */
export function playgroundRoutes(context: HandlerContext, stopped: AbortSignal): Hono {
  const app = new Hono();
  app.use(loopbackOnly);
  app.use('/playground/*', (c, next) => (c.req.path === SUBMIT ? roomy : narrow)(c, next));
  app.route('/', pageRoutes());
  app.get('/playground/stream', createStreams({ ...context, stopped }));

  /** Takes a request that is understood; anything else is refused with 400. */
  function take<S extends z.ZodType>(path: string, schema: S, handle: Handler<z.output<S>>): void {
    app.post(path, async (c) => {
      const sent: unknown = await c.req.json().catch(() => undefined);
      const read = schema.safeParse(sent);
      if (!read.success) return c.json({ why: 'not understood' }, 400);
      const { body, status } = await handle(context, read.data);
      return c.json(body, status ?? 200);
    });
  }

  take('/playground/say', requests.say, onSay);
  take('/playground/press', requests.press, onPress);
  take(SUBMIT, requests.submit, onSubmit);
  take('/playground/keep', requests.keep, onKeep);
  take('/playground/complete', requests.complete, onComplete);
  take('/playground/suggest', requests.suggest, onSuggest);
  take('/playground/people', requests.people, onPerson);
  take('/playground/clock', requests.clock, onClock);
  take('/playground/start', requests.start, onStart);
  return app;
}

type Handler<Body> = (context: HandlerContext, body: Body) => Promise<Reply> | Reply;
