// Reading requests and writing answers on the test Slack's loopback server, faults included.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, Faults } from './faults.ts';
import { isObject, type JsonObject, parseJson } from './json.ts';

export type Answered = {
  status: number;
  body: JsonObject | string;
  headers?: { [name: string]: string };
};

export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

/** The arguments of a call: JSON, a form, or the query; and whether JSON came without a charset. */
export const readArguments = (
  request: IncomingMessage,
  body: Buffer,
): { args: JsonObject; readable: boolean } => {
  const query = new URL(request.url ?? '/', 'http://slack').searchParams;
  const args: JsonObject = Object.fromEntries(query);
  if ((request.headers['content-type'] ?? '').startsWith('application/json')) {
    const parsed = parseJson(body.toString('utf8'));
    return { args: isObject(parsed) ? { ...args, ...parsed } : args, readable: isObject(parsed) };
  }
  const form = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  return { args: { ...args, ...form }, readable: true };
};

const write = (response: ServerResponse, answer: Answered): void => {
  const isText = typeof answer.body === 'string';
  response.writeHead(answer.status, {
    'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
    ...answer.headers,
  });
  response.end(isText ? answer.body : JSON.stringify(answer.body));
};

const failing = (fault: Fault): Answered => ({
  status: fault.status ?? 503,
  body: 'upstream connect error or disconnect/reset before headers',
});

/** Does a piece of work and answers, unless a fault comes between. */
export const answerThrough = async (
  faults: Faults,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
  work: () => Promise<Answered> | Answered,
): Promise<void> => {
  const fault = faults.take(method);
  if (!fault) return write(response, await work());
  if (typeof fault.kind === 'object' && 'limitedFor' in fault.kind) {
    const headers = { 'retry-after': String(fault.kind.limitedFor) };
    return write(response, { status: 429, body: { ok: false, error: 'ratelimited' }, headers });
  }
  if (typeof fault.kind === 'object') {
    return write(response, { status: 200, body: { ok: false, error: fault.kind.error } });
  }
  if (fault.kind.endsWith('-after')) await work();
  if (fault.kind.startsWith('error')) return write(response, failing(fault));
  if (fault.kind.startsWith('drop')) request.socket.destroy();
};
