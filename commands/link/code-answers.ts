// What is said of codes: one that was made, and one that joins nothing.
import { answer, type Outcome, refusal } from '#core/command/answer.ts';
import { bold, code as literal, type Rich, rich } from '#core/message/inline.ts';
import { type Block, list, message, quiet, text } from '#core/message/message.ts';
import { LIVE_SURFACES, PLATFORMS, typedOn } from '#core/model/platforms.ts';
import { type JoinCode, shownCode } from '#core/reading/read-code.ts';

type Given = {
  readonly code: JoinCode;
  /** What to type, up to the code itself. */
  readonly command: string;
  readonly options?: Readonly<Record<string, string>>;
  /** Who types it, and what comes of it. */
  readonly what: Rich;
  readonly caution: string;
  /** The command that gives another code. */
  readonly again: Rich;
};

/** Shows a code to who asked for it. It is stored nowhere: a redelivery that finds it gone is told so. */
export function codeAnswer(given: Given, ...more: readonly (Block | undefined)[]): Outcome {
  const { command, options, what, caution, again } = given;
  const code = shownCode(given.code);
  return {
    ...answer(
      message(
        text(rich`Your code: ${bold(literal(code))}`),
        text(what),
        list(
          LIVE_SURFACES.map(
            (id) =>
              rich`${PLATFORMS[id].name}: ${literal(typedOn(id, command, { ...options, code }))}`,
          ),
        ),
        quiet(`It works once, within 10 minutes. ${caution}`),
        ...more,
      ),
    ),
    stored: message(text(rich`Your code has already been shown. For another one: ${again}.`)),
  };
}

/** Why nothing was joined. What is wrong with a code is not told, so that nobody learns from trying. */
export function codeRefused(because: 'refused' | 'too-many', another: Rich): Outcome {
  if (because === 'too-many') {
    return refusal(
      message(
        text('None of the last five codes worked. Please wait 10 minutes. Nothing was changed.'),
      ),
      'code',
    );
  }
  return refusal(
    message(
      text(
        'That code does not work: it may be mistyped, used, expired or your own. Nothing was changed.',
      ),
      quiet(another),
    ),
    'code',
  );
}
