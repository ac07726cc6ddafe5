// Reading JSON of unknown shape: what arrives in requests is never trusted to be anything.

/** A JSON object whose fields are not known yet. */
export type JsonObject = { [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The string in a field, or undefined when there is none. */
export const textIn = (object: JsonObject, key: string): string | undefined => {
  const value = object[key];
  return typeof value === 'string' ? value : undefined;
};

/** The number in a field, or undefined when there is none. */
export const numberIn = (object: JsonObject, key: string): number | undefined => {
  const value = object[key];
  return typeof value === 'number' ? value : undefined;
};

/** The array in a field; empty when there is none. */
export const listIn = (object: JsonObject, key: string): readonly unknown[] => {
  const value = object[key];
  return Array.isArray(value) ? value : [];
};

/** The objects of an array in a field. */
export const objectsIn = (object: JsonObject, key: string): JsonObject[] =>
  listIn(object, key).filter(isObject);

/** The object in a field, or undefined when there is none. */
export const objectIn = (object: JsonObject, key: string): JsonObject | undefined => {
  const value = object[key];
  return isObject(value) ? value : undefined;
};

/** The strings of an array in a field. */
export const textsIn = (object: JsonObject, key: string): string[] =>
  listIn(object, key).filter((value) => typeof value === 'string');

/** Length as Discord counts it: in code points, not in UTF-16 units. */
export const lengthOf = (text: string): number => [...text].length;
