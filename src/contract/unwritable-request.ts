/** A case that cannot be written as a request; the message says why, as a sentence. */
export class UnwritableRequest extends Error {
  override readonly name = 'UnwritableRequest';
}
