// Looking up by a name that comes from outside: "constructor" is a name that every object seems to have.

/** The record's own value of that name; what objects inherit is none. */
export function ownValue<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
