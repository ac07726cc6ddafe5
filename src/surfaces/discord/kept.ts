// A few answers of Discord's, kept so that they are not asked for again; the oldest give way.

export type Kept = {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
};

export function createKept(most: number): Kept {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key),
    set(key, value) {
      const [oldest] = values.keys();
      if (values.size >= most && oldest !== undefined) values.delete(oldest);
      values.set(key, value);
    },
  };
}
