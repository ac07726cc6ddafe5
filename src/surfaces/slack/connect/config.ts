// What Slack needs to be connected; read from the environment by src/config.ts.

export type SlackConfig = { readonly botToken: string; readonly apiUrl?: string } & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string }
);
