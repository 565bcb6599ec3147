import type { PaperList, Procedure } from '@dongbo/contract/procedures';
import { partComponents } from './part-components.ts';
import { writtenPapers } from './paper-data.ts';
import { readPapers } from './read-papers.ts';

type Groups = Procedure['componentGroups'];
interface Papers {
  readonly componentGroups: Groups;
  readonly papers: PaperList;
}

/** Versions never change: what was read of one holds as long as the process lives. */
const known = new Map<string, Papers>();
const mostKnown = 300;

/** The papers of a version: as published, in rows of their own, and as the short list for the case. */
export function papersOfVersion(
  version: { readonly versionId: string; readonly code: string; readonly componentGroups: Groups },
  ownForm: boolean,
): Papers {
  const key = `${version.versionId} ${ownForm}`;
  const read = known.get(key);
  if (read !== undefined) return read;
  const componentGroups = partComponents(version.componentGroups);
  const papers =
    writtenPapers({ code: version.code, componentGroups }, ownForm) ?? readPapers(componentGroups, ownForm);
  const [oldest] = known.keys();
  if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
  const made = { componentGroups, papers };
  known.set(key, made);
  return made;
}
