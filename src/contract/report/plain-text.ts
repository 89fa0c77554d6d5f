/** Texts of servers come from anywhere: none of them may steer a terminal or turn a line around. */
const steering = /(?![\t\n])[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/gu;

/** A text with what steers shown as escapes; lines and tabs stay. */
export const plainText = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(steering, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A text on one line, cut to a length. */
export function oneLine(text: string, length: number): string {
  const line = plainText(text.slice(0, length * 4))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > length ? `${line.slice(0, Math.max(length - 1, 0))}…` : line;
}

const zeroWidthSpace = '\u200b';

/** Commands begin a line, after any space and colour, or stand anywhere in it in their older form. */
const workflowCommand = /^(?:[^\S\n]|\p{Cc}\[[\d;]*m)*:(?=:)|#(?=#\[)/gmu;

/**
 * Lines in which a CI runner that reads the output finds no command, such as `::error::` or `##[error]`.
 * https://github.com/actions/runner, src/Runner.Common/ActionCommand.cs
 */
export const withoutCommands = (lines: string): string =>
  lines.replace(workflowCommand, (start) => `${start}${zeroWidthSpace}`);
