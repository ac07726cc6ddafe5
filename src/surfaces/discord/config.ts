// What Discord needs to be connected; read from the environment by src/config.ts.

export type DiscordConfig = { readonly token: string; readonly apiUrl?: string };
