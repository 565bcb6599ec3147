import { dossierEvents } from '@dongbo/contract/procedures';
import { agencyOf, signAndStore, signingRightsOn, vietnameseDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineJob, type Context } from '../define.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { checkAddressOf, newCheckToken } from '../results/check-address.ts';
import { decidingBody } from '../results/deciding-body.ts';
import { paperToSign } from '../results/paper-to-sign.ts';
import { mostTries } from '../results/sign-result.ts';
import { papersOfResult, type PaperOfResult } from './result-papers.ts';
import { readDecidedChanges, type DecidedChange } from './stored-change.ts';

const remarks = { correction: 'Bản đính chính', reissue: 'Bản cấp lại' } as const;

/** What the new paper says of the one before it. Pure. */
const remarkOf = (kind: keyof typeof remarks, { number, numberedOn }: PaperOfResult): string =>
  `${remarks[kind]}, thay thế văn bản số ${number} ${vietnameseDate(numberedOn)}`;

/** The decision that waits for its paper, with the dossier; undefined: it was signed. */
async function waitingFor(ctx: Context, changeId: string) {
  const row = await ctx.db
    .selectFrom('result_change')
    .select(['dossier_id', 'signed_file_id'])
    .where('id', '=', changeId)
    .executeTakeFirst();
  if (row === undefined || row.signed_file_id !== null) return undefined;
  const dossier = await findDossier(ctx.db, row.dossier_id, { at: ctx.now, lock: false });
  const changes = await readDecidedChanges(ctx.db, row.dossier_id);
  const change = changes.find(({ id }) => id === changeId);
  if (dossier === undefined || change === undefined) return undefined;
  return { dossier, change, papers: papersOfResult(dossier.result, changes) };
}

/** The new paper and the one that it takes the place of. */
function papersFor(papers: readonly PaperOfResult[], { id }: DecidedChange) {
  const index = papers.findIndex(({ changeId }) => changeId === id);
  const [before, paper] = papers.slice(index - 1, index + 1);
  if (index < 1 || before === undefined || paper === undefined) throw new Error(`No paper of ${id}`);
  return { before, paper };
}

/** Prints and signs the paper that a decision on an issued result puts in its place, with the key of the leader who decided. A second
 * run finds it signed. */
export const signResultChange = defineJob(
  'procedures.sign-result-change',
  z.object({ changeId: z.uuid() }),
  async (ctx, { changeId }) => {
    // In a statement of its own: one that waits for a lock goes on with what it saw before.
    await sql`select from result_change where id = ${changeId}::uuid for update`.execute(ctx.db);
    const waiting = await waitingFor(ctx, changeId);
    if (waiting === undefined) return;
    const { dossier, change, papers } = waiting;
    const { kind } = change;
    if (kind === 'cancellation') return;
    ctx.about(dossier.id);
    const { before, paper } = papersFor(papers, change);
    const token = newCheckToken();
    const held = await ctx.db
      .selectFrom('person')
      .select(signingRightsOn(sql.ref('person.id'), change.at).as('rights'))
      .where('id', '=', change.byId)
      .executeTakeFirst();
    const file = await signAndStore(ctx, {
      paper: await paperToSign(ctx, dossier, {
        paper: { ...paper, remark: remarkOf(kind, before) },
        signing: { signer: change.by, rights: held?.rights ?? [], checkAddress: checkAddressOf(ctx, token) },
      }),
      signer: { id: change.byId, name: change.by },
      unitName: agencyOf(decidingBody(dossier)).fullName,
      reason: `${remarks[kind]} kết quả ${paper.number} của hồ sơ ${dossier.code}`,
      subjectId: dossier.id,
      fileName: `Ket-qua-${dossier.code}-lan-${paper.ordinal}.pdf`,
    });
    await ctx.db
      .updateTable('result_change')
      .set({ signed_at: ctx.now, signed_file_id: file.id, check_token: token })
      .where('id', '=', changeId)
      .execute();
    ctx.emit(
      dossierEvents.resultSigned,
      { dossierId: dossier.id, code: dossier.code, number: paper.number, sha256: file.sha256 },
      { subjectId: dossier.id, unitId: dossier.competent.id },
    );
  },
  {
    maxAttempts: mostTries,
    pool: 'heavy',
    // Whoever waits for it hears of it, as of a result that cannot be signed.
    givenUp: async (ctx, { changeId }) => {
      const waiting = await waitingFor(ctx, changeId);
      if (waiting === undefined) return;
      const { dossier, change } = waiting;
      ctx.about(dossier.id);
      ctx.emit(
        dossierEvents.resultSigningFailed,
        { dossierId: dossier.id, code: dossier.code, number: change.number ?? '' },
        { subjectId: dossier.id, unitId: dossier.competent.id },
      );
    },
  },
);
