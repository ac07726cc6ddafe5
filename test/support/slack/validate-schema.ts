// The small schema language of the Block Kit validator; problems are worded as Slack words them.
import { isObject, type Json, type JsonObject } from './json.ts';

export type Surface = 'message' | 'modal' | 'home';

export type Problem = { says: string; at: string };

/** What a check needs to know, and where it leaves what it finds. */
export type Report = {
  surface: Surface;
  /** Whether a `slack_file` names a finished image upload that the app may show. */
  isSlackImage: (file: JsonObject) => boolean;
  problems: Problem[];
};

export type Check = (value: Json, at: string, report: Report) => void;

const say = (report: Report, at: string, says: string): void => {
  report.problems.push({ says, at });
};

/** A rule of one's own: gives what is wrong, or nothing. */
export const rule =
  (wrong: (value: Json, report: Report) => string | undefined): Check =>
  (value, at, report) => {
    const says = wrong(value, report);
    if (says !== undefined) say(report, at, says);
  };

/** Several checks of one value. */
export const all =
  (...checks: Check[]): Check =>
  (value, at, report) => {
    for (const check of checks) check(value, at, report);
  };

/** A string of `min` (1 if not given) to `max` characters. */
export const text =
  (max: number, min = 1): Check =>
  (value, at, report) => {
    if (typeof value !== 'string') say(report, at, 'must provide a string');
    else if (value.length < min) say(report, at, `must be more than ${min - 1} characters`);
    else if (value.length > max) say(report, at, `must be less than ${max + 1} characters`);
  };

export const flag: Check = rule((value) =>
  typeof value === 'boolean' ? undefined : 'must provide a boolean',
);

/** A whole number between two bounds. */
export const whole = (min: number, max: number): Check =>
  rule((value) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return 'must provide an integer';
    if (value < min) return `must be greater than ${min - 1}`;
    return value > max ? `must be less than ${max + 1}` : undefined;
  });

export const oneOf = (...values: string[]): Check =>
  rule((value) =>
    typeof value === 'string' && values.includes(value) ? undefined : 'must be a valid enum value',
  );

export const matching = (pattern: RegExp, says: string): Check =>
  rule((value) => (typeof value === 'string' && pattern.test(value) ? undefined : says));

/** A list of so many items. */
export const list =
  (item: Check, min: number, max: number): Check =>
  (value, at, report) => {
    if (!Array.isArray(value)) return say(report, at, 'must provide an array');
    if (value.length < min) say(report, at, `no less than ${min} items allowed`);
    if (value.length > max) say(report, at, `no more than ${max} items allowed`);
    value.forEach((entry, index) => {
      item(entry, `${at}/${index}`, report);
    });
  };

export type Fields = { [name: string]: Check };

/** An object with these fields and no others. */
export const shape =
  (required: Fields, optional: Fields = {}): Check =>
  (value, at, report) => {
    if (!isObject(value)) return say(report, at, 'must provide an object');
    for (const name of Object.keys(required)) {
      if (!(name in value)) say(report, at, `missing required field: ${name}`);
    }
    for (const [name, entry] of Object.entries(value)) {
      const check = required[name] ?? optional[name];
      if (check) check(entry, `${at}/${name}`, report);
      else say(report, at, `invalid additional property: ${name}`);
    }
  };

/** An object told apart by its `type`. */
export const byType =
  (kinds: { [type: string]: Check }): Check =>
  (value, at, report) => {
    if (!isObject(value)) return say(report, at, 'must provide an object');
    const type = value['type'];
    if (type === undefined) return say(report, at, 'missing required field: type');
    const check = typeof type === 'string' ? kinds[type] : undefined;
    if (check) check(value, at, report);
    else say(report, `${at}/type`, `unsupported type: ${String(type)}`);
  };

/** Says also of the whole that it matches no schema, as Slack does for texts and views. */
export const schemas =
  (check: Check): Check =>
  (value, at, report) => {
    const inner: Report = { ...report, problems: [] };
    check(value, at, inner);
    if (inner.problems.length > 0) say(report, at, 'failed to match all allowed schemas');
    report.problems.push(...inner.problems);
  };

/** A problem as Slack's `errors` have it; `response_metadata.messages` put [ERROR] in front. */
export const worded = (problem: Problem): string => `${problem.says} [json-pointer:${problem.at}]`;
