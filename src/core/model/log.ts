// Where the core says what a host should know. Messages are constant, data goes beside them;
// never a token, a note or a name.
export type Log = {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
};
