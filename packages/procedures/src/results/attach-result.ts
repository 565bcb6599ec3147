import { attachFiles, type FileRow } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';

/** What stands in the way of a signature, by the code that says it. */
const codes = {
  password: 'file.password',
  protected: 'file.protected',
  damaged: 'file.damaged',
  'signed-already': 'file.signed-already',
  'not-rewritable': 'file.not-signable',
} as const;

type Refused = 'file.unknown' | 'file.not-pdf' | (typeof codes)[keyof typeof codes];

type Attaching = Pick<Context, 'db' | 'actor' | 'files' | 'signatures'> & {
  refuse(code: Refused, facts?: Readonly<Record<string, unknown>>): never;
};

/** An uploaded PDF becomes part of the dossier as a paper to be signed. A file that is the result already stays so, whoever uploaded
 * it. */
export async function attachResult(ctx: Attaching, dossier: StoredDossier, fileId: string): Promise<void> {
  if (fileId === dossier.result?.uploadedFileId) return;
  const attached = await attachFiles(ctx.db, {
    fileIds: [fileId],
    subjectId: dossier.id,
    personId: ctx.actor.personId ?? '',
  });
  const [file]: FileRow[] = attached ?? [];
  if (file === undefined) return ctx.refuse('file.unknown');
  if (file.type !== 'application/pdf') return ctx.refuse('file.not-pdf');
  const cause = await ctx.signatures.whyNotSignable(await ctx.files.read(file.storage_key));
  if (cause !== null) return ctx.refuse(codes[cause], { name: file.name });
}
