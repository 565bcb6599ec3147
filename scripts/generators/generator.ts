/** A file of the repository that is made from others. */
export interface Generator {
  /** Path from the root. */
  readonly file: string;
  /** The whole text, the same on every machine and at every time. */
  readonly produce: () => Promise<string>;
}
