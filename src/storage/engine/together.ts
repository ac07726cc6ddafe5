// One subject's queries, put together from several parts.

/** The names that a tuple's parts other than one have. */
type OtherNames<Parts extends readonly object[], Own> = {
  [I in keyof Parts]: I extends Own ? never : keyof Parts[I];
}[number];

/** Each part as it is. For one that shares a name with another there is nothing that fits. */
type Distinct<Parts extends readonly object[]> = {
  [I in keyof Parts]: keyof Parts[I] & OtherNames<Parts, I> extends never ? Parts[I] : never;
};

type Together<Parts extends readonly object[]> = Parts extends readonly [
  infer First,
  ...infer Rest extends readonly object[],
]
  ? First & Together<Rest>
  : unknown;

/** Does not compile where two parts have a method of the same name: one would silently win. */
export function together<Parts extends readonly object[]>(
  ...parts: Parts & Distinct<Parts>
): Together<Parts> {
  // Object.assign knows up to four parts.
  return Object.assign({}, ...parts) as Together<Parts>;
}
