import type { NoticeRow, OutputOf, SystemName, WorkItem, countInbox } from '@dongbo/contract';
import type { AnyRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { TextBundle } from '../../lib/texts.ts';
import type { DeskLink } from './desk-link.ts';

type WorkKind = OutputOf<typeof countInbox>['kinds'][number];

/** One page in the rail. */
export interface RailPage {
  /** Its name is the text `page.<id>`. */
  readonly id: string;
  readonly link: DeskLink;
  /** The operation that the page stands on: shown to whoever may call it; null for everybody. */
  readonly permission: string | null;
  /** SVG path of the icon, drawn as a line in a box of 24 by 24. */
  readonly icon: string;
}

/** Something that can be gone to by typing. */
export interface SearchTarget {
  readonly link: DeskLink;
  readonly label: string;
  readonly detail: string;
}

/** One kind of thing that the command palette finds, by words or by a whole code. */
export interface SearchSource {
  /** Unique on the desk; also the key under which answers are kept. */
  readonly id: string;
  readonly permission: string | null;
  /** The best few for a text of at least two letters. */
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly SearchTarget[]>;
}

/** The picked rows of the inbox. */
export interface Picked {
  readonly keys: ReadonlySet<string>;
  /** Those of them that are still in the list. */
  readonly items: readonly WorkItem[];
  toggle(key: string, range: boolean): void;
  keepOnly(subjectIds: ReadonlySet<string>): void;
  clear(): void;
}

/** One thing that can be done to many pieces of work of the system at once. */
export interface WorkAction {
  /** Its name is the text `work.<id>`. */
  readonly id: string;
  readonly permission: string;
  /** The single key that opens it. */
  readonly key: string;
  readonly Dialog: ComponentType<{ readonly picked: Picked; readonly onClose: () => void }>;
}

/** Keys of some page of the system, for the help: the text `keys.<id>` names the page, `keys.<id>.1` the first key. */
export interface KeyGroup {
  readonly id: string;
  readonly keys: readonly string[];
}

/** What one system shows on the desk. The shell knows systems by their parts only; every member is there, if empty. */
export interface DeskPart<Routes extends readonly AnyRoute[] = readonly AnyRoute[]> {
  readonly system: SystemName;
  /** Pages, each fetched when it is first opened. */
  readonly routes: Routes;
  readonly rail: readonly RailPage[];
  readonly search: readonly SearchSource[];
  readonly work: {
    /** The page of what a piece of work is about; null for a kind that the part does not know. */
    readonly link: (item: Pick<WorkItem, 'subjectId' | 'slot'>) => DeskLink | null;
    /** The same beside the inbox. */
    readonly Panel: ComponentType<{ readonly subjectId: string; readonly slot: string }>;
    readonly actions: readonly WorkAction[];
    /** A kind in the filter of the inbox, by the name that people say. */
    readonly kindName: (kind: Pick<WorkKind, 'name' | 'title'>) => string;
  };
  readonly notice: {
    /** What a notice is about; its name is the text `notice.open`. */
    readonly link: (notice: NoticeRow) => DeskLink | null;
  };
  readonly keys: readonly KeyGroup[];
  readonly texts: {
    /** What the shell says of the part, in the namespace `<system>-desk`: `system`, `page.…`, `work.…`, `keys.…`,
     * `notice.open`. Fetched with the desk. */
    readonly names: TextBundle;
    /** What its pages say, and the contract's words of the system. Fetched with the first page that needs them. */
    readonly pages: TextBundle;
    /** What its notices say, in the namespace `notices`. */
    readonly notices: TextBundle;
  };
}
