// JSON as it travels between Slack and an app, and careful ways to look into it.
export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object under a key; an empty one when there is none. */
export const objectAt = (from: JsonObject, key: string): JsonObject => {
  const value = from[key];
  return isObject(value) ? value : {};
};

/** The string under a key; numbers and booleans as form bodies carry them; '' when there is none. */
export const stringAt = (from: JsonObject, key: string): string => {
  const value = from[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};

/** The list under a key; an empty one when there is none. */
export const listAt = (from: JsonObject, key: string): Json[] => {
  const value = from[key];
  return Array.isArray(value) ? value : [];
};

/** The objects of the list under a key. */
export const objectsAt = (from: JsonObject, key: string): JsonObject[] =>
  listAt(from, key).filter(isObject);

/** True for `true` and for the string "true", which is how form bodies say it. */
export const flagAt = (from: JsonObject, key: string): boolean =>
  from[key] === true || from[key] === 'true' || from[key] === 1 || from[key] === '1';

/** Parses JSON; undefined when the text is none. */
export const parseJson = (text: string): Json | undefined => {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
};

/** A copy that shares nothing with the original. */
export const copyOf = <Value extends Json>(value: Value): Value => structuredClone(value);

/** Whether two JSON values say the same, whatever the order of keys. */
export const sameJson = (left: Json | undefined, right: Json | undefined): boolean => {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, at) => sameJson(item, right[at]));
  }
  if (isObject(left) && isObject(right)) {
    const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...keys].every((key) => sameJson(left[key], right[key]));
  }
  return left === right;
};
