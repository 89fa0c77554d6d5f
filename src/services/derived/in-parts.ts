import { isObject } from './world.js';

/** A body as `multipart/*` has it: each property is a part of its own. */
export interface InParts {
  /** The media type with the boundary. */
  readonly contentType: string;
  readonly body: string;
}

/** JSON has no line breaks of its own, so none of its lines can be taken for this one. */
const boundary = 'next-part';

/** RFC 2046 section 5.1, with the names where RFC 7578 has them; what is no object is the only part. */
export function inParts(type: string, value: unknown): InParts {
  const parts = isObject(value) ? Object.entries(value) : [['body', value] as const];
  const lines = parts.flatMap(([name, part]) => [
    `--${boundary}`,
    `Content-Disposition: form-data; name=${JSON.stringify(name)}`,
    'Content-Type: application/json',
    '',
    JSON.stringify(part),
  ]);
  return { contentType: `${type}; boundary=${boundary}`, body: [...lines, `--${boundary}--`, ''].join('\r\n') };
}
