// Prints an answer below what was typed. A terminal has no forms: the command is typed with its options.
import type { Answer } from '#core/command/answer.ts';
import { linesOf, type Printer } from './lines.ts';

export function showAnswer(printer: Printer, person: string, answer: Answer): void {
  if (answer.kind === 'nothing') return;
  const lines =
    answer.kind === 'message'
      ? linesOf(printer, answer.message)
      : `${answer.form.title}: type it with its options.`;
  printer.print(`to ${person}: ${lines}`);
}
