/** A value in a text; `offset` is where we point. */
export interface TextNode {
  readonly offset: number;
  child(token: string): TextNode | undefined;
}
