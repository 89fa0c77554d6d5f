import { createHmac } from 'node:crypto';

/** The bytes of a secret as Standard Webhooks writes it: `whsec_` and base64 of 24 to 64 bytes. @throws TypeError */
export function readSecret(text: string): Buffer {
  const [, encoded = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const secret = Buffer.from(encoded, 'base64');
  if (secret.length >= 24 && secret.length <= 64) return secret;
  throw new TypeError('A secret is whsec_ and 24 to 64 bytes in base64.');
}

export interface Signed {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly body: string;
}

/** The headers of Standard Webhooks (https://www.standardwebhooks.com), without a signature where there is no secret. */
export function signatureHeaders(
  { id, at, body }: Signed,
  secret: Buffer | undefined,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1_000));
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp };
  if (secret === undefined) return headers;
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { ...headers, 'webhook-signature': `v1,${signature}` };
}
