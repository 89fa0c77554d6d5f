/** What a command writes, as somebody reads it who waits for the next word. */
export interface Output {
  readonly stdout: () => string;
  readonly stderr: () => string;
  take(from: 'stdout' | 'stderr', text: string): void;
  /** Waits for what comes after that which was waited for last; fails where the command ends without it. */
  until(pattern: RegExp): Promise<string>;
  /** Nothing more comes. */
  close(): void;
}

/** Milliseconds that output may take; below the time that a test has. */
const patience = 15_000;

export function createOutput(): Output {
  const texts = { stdout: '', stderr: '' };
  let unread = '';
  let isClosed = false;
  let notice = (): void => undefined;

  const read = (pattern: RegExp): string | undefined => {
    const match = pattern.exec(unread);
    if (match) unread = unread.slice(match.index + match[0].length);
    return match?.[0];
  };

  return {
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    take(from, text) {
      texts[from] += text;
      unread += text;
      notice();
    },
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const fail = (what: string): void => reject(new Error(`${what} before ${pattern}; unread: ${unread}`));
        const timer = setTimeout(() => fail('Nothing came in time'), patience);
        notice = () => {
          const text = read(pattern);
          if (text === undefined && !isClosed) return;
          clearTimeout(timer);
          notice = () => undefined;
          if (text === undefined) fail('It ended');
          else resolve(text);
        };
        notice();
      }),
    close() {
      isClosed = true;
      notice();
    },
  };
}
