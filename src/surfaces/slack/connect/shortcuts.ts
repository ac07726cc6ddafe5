// Global shortcuts: commands that can be begun from anywhere in Slack. The manifest lists them, the surface answers.
import type { Command } from '#core/command/command.ts';

export type Shortcut = {
  readonly name: string;
  /** "log_hours", of the name "Log hours". */
  readonly callbackId: string;
  readonly about: string;
  readonly command: string;
};

export function shortcutsOf(commands: readonly Command[]): readonly Shortcut[] {
  return commands.flatMap(({ name, about, shortcut }) =>
    shortcut === undefined
      ? []
      : [
          {
            name: shortcut.label,
            callbackId: shortcut.label.toLowerCase().replaceAll(' ', '_'),
            about,
            command: name,
          },
        ],
  );
}
