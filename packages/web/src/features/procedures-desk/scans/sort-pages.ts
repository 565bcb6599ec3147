/** One page of what was scanned in one go. */
export interface ScanPage {
  readonly key: string;
  readonly file: File;
  /** Its place in the file, from 0. */
  readonly index: number;
  /** How many pages the file has. */
  readonly pagesOfFile: number;
  /** Can it be bound with others into one PDF? A signed file and pictures of other kinds go as they are. */
  readonly bindable: boolean;
}

/** Pages of a pile on their way to the papers of a dossier. */
export interface Sorting {
  readonly pages: readonly ScanPage[];
  /** Paper by key of the page; `leftOut`: a separator or an empty back. What is not in it is still to be sorted. */
  readonly places: ReadonlyMap<string, string>;
  /** The page that is looked at, and where the choice of several began. */
  readonly at: number;
  readonly from: number;
}

export const leftOut = '';

export const startSorting = (pages: readonly ScanPage[]): Sorting => ({ pages, places: new Map(), at: 0, from: 0 });

/** More pages behind those that are there. Pure. */
export const withMore = (sorting: Sorting, pages: readonly ScanPage[]): Sorting => ({
  ...sorting,
  pages: [...sorting.pages, ...pages],
});

/** Looks at another page; `extend` keeps what was chosen before. Pure. */
export function lookAt(sorting: Sorting, to: number, extend: boolean): Sorting {
  const at = Math.max(0, Math.min(sorting.pages.length - 1, to));
  return { ...sorting, at, from: extend ? sorting.from : at };
}

/** Is the page among those that the next key sorts? Pure. */
export const isChosen = ({ at, from }: Sorting, place: number): boolean =>
  place >= Math.min(at, from) && place <= Math.max(at, from);

/** Puts what is chosen to a paper and looks at what stands behind it, as one turns the pages of a pile. Pure. */
export function putTo(sorting: Sorting, paperId: string): Sorting {
  const chosen = sorting.pages.filter((_, place) => isChosen(sorting, place));
  const places = new Map([...sorting.places, ...chosen.map(({ key }) => [key, paperId] as const)]);
  const behind = Math.max(sorting.at, sorting.from) + 1;
  return lookAt({ ...sorting, places }, behind, false);
}

/** Pages that still belong nowhere. Pure. */
export const unsorted = ({ pages, places }: Sorting): readonly ScanPage[] =>
  pages.filter(({ key }) => !places.has(key));

/** The pages of each paper, in the order of the pile. Pure. */
export function byPaper({ pages, places }: Sorting): ReadonlyMap<string, readonly ScanPage[]> {
  const papers = new Map<string, ScanPage[]>();
  for (const page of pages) {
    const paperId = places.get(page.key);
    if (paperId === undefined || paperId === leftOut) continue;
    const others = papers.get(paperId) ?? [];
    others.push(page);
    papers.set(paperId, others);
  }
  return papers;
}

/** What is left when the pages of these papers have been sent. Pure. */
export function withoutPapers(sorting: Sorting, sent: ReadonlySet<string>): Sorting {
  const pages = sorting.pages.filter(({ key }) => !sent.has(sorting.places.get(key) ?? leftOut));
  return lookAt({ ...sorting, pages }, 0, false);
}
