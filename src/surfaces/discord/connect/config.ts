// What Discord needs to be connected; read from the environment by src/config.ts.

export type DiscordConfig = {
  readonly token: string;
  readonly apiUrl?: string;
  /** Which shards this process serves; as many as Discord recommends, all of them, unless told. */
  readonly shards?: Shards;
};

/** `first` to `last`, both included, counted from 0, of `count`. */
export type Shards = { readonly first: number; readonly last: number; readonly count: number };
