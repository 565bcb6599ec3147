import type { CallOf, Endpoint, Language, OutputOf, Space } from '@dongbo/contract';

/** What a page without script is made from. */
export interface PageContext {
  readonly query: URLSearchParams;
  readonly params: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly space: Space;
  /** Path of the request, with the prefix of its space. */
  readonly path: string;
  /** Runs an operation as the visitor; throws `ProblemError`. */
  readonly call: <E extends Endpoint>(endpoint: E, input: CallOf<E>) => Promise<OutputOf<E>>;
  /** Addresses of the style sheets that the portal was built with. */
  readonly assets: { readonly styles: readonly string[] };
  readonly now: Date;
}

export interface PageAnswer {
  readonly status: number;
  readonly html: string;
  /** Where to go instead, with a status that says so. */
  readonly location?: string;
}

export interface PublicPage {
  /** Path without the prefix of the space. */
  readonly path: string;
  readonly render: (ctx: PageContext) => Promise<PageAnswer>;
}

/** What stands before every address of the space. */
export const prefixOf = (ctx: Pick<PageContext, 'space'>): string => (ctx.space === 'trial' ? '/trial' : '');
