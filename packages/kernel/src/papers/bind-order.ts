/** Papers that become one, in their order. */
export interface BindOrder {
  readonly pdfs: readonly Uint8Array[];
}

/** The one paper, and the places of those that cannot be bound: encrypted, or no PDF that can be read. Null: not one could be. */
export interface BoundPapers {
  readonly pdf: Uint8Array | null;
  readonly unreadable: readonly number[];
}
