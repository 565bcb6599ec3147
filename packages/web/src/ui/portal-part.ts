import type { MenuEntry, NoticeRow, SystemName } from '@dongbo/contract';
import type { TextBundle } from '../lib/texts.ts';
import type { LazyPage } from './page-of.ts';

/** What an address reads and runs first; the server names it in the HTML, so that a slow line does not have to find out
 * one answer after another. */
export interface FirstLoad {
  /** The source files of its pages, below the folder of the part. */
  readonly files: readonly string[];
  /** Paths of reads below `/api`, with the names of the address. */
  readonly reads: readonly string[];
  /** Texts beyond those of all pages of the part, by the kind of their file among the contract's texts of the system. */
  readonly texts?: readonly string[];
  /** Texts of its own beyond those of all pages of the part, by their folder below `texts`. */
  readonly further?: readonly string[];
}

/** The names in an address: `{ draftId: string }` for `/nop-ho-so/ban-nhap/:draftId/*?`. */
type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [Key in Name]: string } & ParamsOf<Rest>
  : Path extends `${string}:${infer Name}`
    ? { readonly [Key in Name]: string }
    : object;

/** A page for somebody who is signed in. */
export interface PortalRoute extends FirstLoad {
  /** As wouter reads it; `*?` stands for whatever follows. */
  readonly path: string;
  readonly Page: LazyPage<Readonly<Record<string, string>>>;
}

/** A route whose page takes exactly the names that its address has. */
export function portalRoute<const Path extends string>(
  route: Omit<PortalRoute, 'path' | 'Page'> & { readonly path: Path; readonly Page: LazyPage<ParamsOf<Path>> },
): PortalRoute {
  // The router fills the names of the path, which are the properties of the page.
  return route as unknown as PortalRoute;
}

/** What of an address is the same for everything that the route leads to. */
export const beginningOf = ({ path }: { readonly path: string }): string => path.replace(/[:*].*$/, '');

/** What one system shows on the portal. The frame knows systems by their parts only. */
export interface PortalPart {
  readonly system: SystemName;
  readonly routes: readonly PortalRoute[];
  /** Its pages that the server writes. */
  readonly menu: readonly MenuEntry[];
  /** What of the system belongs to me, on my own page; null for a system that holds nothing of a person. */
  readonly home: ({ readonly Section: LazyPage<object> } & FirstLoad) | null;
  /** Says what somebody signs in for who was on the way to one of its pages; null: what of the person it holds. */
  readonly Purpose: LazyPage<{ readonly path: string }> | null;
  readonly notice: {
    /** Address of what a notice is about. */
    readonly link: (notice: NoticeRow) => string | null;
    /** Text of the link; `notice.open` when not given. */
    readonly name?: (notice: NoticeRow) => string;
  };
  readonly texts: {
    /** What its pages say, in the namespaces `<system>-portal` and those of the contract. */
    readonly pages: TextBundle;
    /** What its notices say: the contract's texts `notices` of the system, in a namespace of that name. */
    readonly notices: TextBundle;
  };
}
