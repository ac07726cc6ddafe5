// What looking something up or reading it gives: the value, or why there is none.

/** `Why` says it in the terms of whoever looks: a problem to tell, an answer that refuses. */
export type Found<T, Why extends object> =
  | { readonly ok: true; readonly value: T }
  | ({ readonly ok: false } & Readonly<Why>);
