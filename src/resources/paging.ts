/** How an operation pages its list: `x-twinspec.paging`. */
export interface Paging {
  readonly page: string;
  readonly size?: string;
  readonly defaultSize: number;
  readonly maxSize?: number;
  /** What happens to a size above the maximum, and to a page or size below its minimum. */
  readonly above: 'clamp' | 'reject';
  readonly below: 'clamp' | 'reject';
}

/** The part of a list that a request asks for. */
export interface Window {
  /** From 1. */
  readonly page: number;
  readonly offset: number;
  readonly limit: number;
}

/** The window that query values ask for; what is to be rejected has been by the document's schema, so all else is clamped. */
export function toWindow(paging: Paging, query: Readonly<Record<string, unknown>>): Window {
  const page = Math.min(Math.max(wholeNumber(query[paging.page], 1), 1), Number.MAX_SAFE_INTEGER);
  const size = paging.size === undefined ? paging.defaultSize : wholeNumber(query[paging.size], paging.defaultSize);
  const smallest = paging.below === 'clamp' ? 1 : 0;
  const limit = Math.min(Math.max(size, smallest), paging.maxSize ?? size);
  return { page, offset: Math.min((page - 1) * limit, Number.MAX_SAFE_INTEGER), limit };
}

const wholeNumber = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? Math.floor(value) : otherwise;
