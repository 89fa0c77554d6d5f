import { hash, randomBytes } from 'node:crypto';

/** Values that look random and follow from the seed: the nth draw for a purpose is the same in every run. */
export interface Ids {
  /** In the form of a random UUID (RFC 9562, version 4). */
  uuid(purpose: string): string;
  hex(purpose: string, length: number): string;
  /** Letters and digits. */
  token(purpose: string, length: number): string;
  /** 0, 1, 2… */
  number(purpose: string): number;
  /** From 0 to below, which is a positive integer. */
  integer(purpose: string, below: number): number;
}

/** Numbers the draws of each purpose; a sandbox does, within a transaction. */
export interface Counter {
  count(purpose: string): number;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Who does not know the seed can tell no value from the others: each is a SHA-256 of seed, purpose and number. */
export function createIds(seed: string, counter: Counter): Ids {
  const draw = (purpose: string) => createStream(JSON.stringify([seed, purpose, counter.count(purpose)]));

  return {
    uuid(purpose) {
      const digits = draw(purpose)();
      const variant = '89ab'.charAt(Number.parseInt(digits.charAt(16), 16) % 4);
      return [
        digits.slice(0, 8),
        digits.slice(8, 12),
        `4${digits.slice(13, 16)}`,
        `${variant}${digits.slice(17, 20)}`,
        digits.slice(20, 32),
      ].join('-');
    },
    number: (purpose) => counter.count(purpose),
    hex: (purpose, length) => take(draw(purpose), length),
    token: (purpose, length) => toToken(draw(purpose), length),
    integer: (purpose, below) => Number(BigInt(`0x${draw(purpose)()}`) % BigInt(below)),
  };
}

/** 128 random bits, for whoever asks for no seed. */
export function createSeed(): string {
  return randomBytes(16).toString('hex');
}

/** Yields 64 hexadecimal digits at each call. */
type Stream = () => string;

function createStream(input: string): Stream {
  let block = 0;
  return () => hash('sha256', `${input}${block++}`, 'hex');
}

function take(stream: Stream, length: number): string {
  let digits = '';
  while (digits.length < length) digits += stream();
  return digits.slice(0, length);
}

/** Bytes above the last multiple of 62 are passed over, so that every character is as likely as any other. */
function toToken(stream: Stream, length: number): string {
  const limit = 256 - (256 % alphabet.length);
  let token = '';
  while (token.length < length) {
    for (const byte of Buffer.from(stream(), 'hex')) {
      if (byte < limit && token.length < length) token += alphabet.charAt(byte % alphabet.length);
    }
  }
  return token;
}
