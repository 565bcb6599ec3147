import { attachFiles } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { GoneSince } from '../held/held-sources.ts';
import { mostFiles } from '../dossiers/most-files.ts';
import type { StoredDossier, StoredFile } from '../dossiers/stored-dossier.ts';
import { storedFilesOf } from '../dossiers/stored-files.ts';

/** Attaches what came to a dossier that is there: the actor's own new files, and none that lies in it already. Answers the files, or what
 * is wrong. */
export async function attachNewFiles(
  ctx: Pick<Context, 'db' | 'actor'>,
  { id, files, papers, owner }: Pick<StoredDossier, 'id' | 'files' | 'papers' | 'owner'>,
  fileIds: readonly string[],
): Promise<StoredFile[] | GoneSince | 'file.unknown' | 'dossier.too-many-files'> {
  if (fileIds.length === 0) return [];
  if (fileIds.length + papers.flatMap((paper) => paper.fileIds).length > mostFiles) return 'dossier.too-many-files';
  const held = new Set(files.map((file) => String(file.id)));
  if (new Set(fileIds).size < fileIds.length || fileIds.some((one) => held.has(one))) return 'file.unknown';
  const attached = await attachFiles(ctx.db, { fileIds, subjectId: id, personId: ctx.actor.personId ?? '' });
  return attached === null ? 'file.unknown' : await storedFilesOf(ctx.db, attached, owner);
}
