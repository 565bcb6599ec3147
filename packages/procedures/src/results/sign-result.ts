import { dossierEvents } from '@dongbo/contract/procedures';
import { agencyOf, signAndStore, signingRightsOn } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineJob } from '../define.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { checkAddressOf, newCheckToken } from './check-address.ts';
import { decidingBody } from './deciding-body.ts';
import { paperToSign } from './paper-to-sign.ts';

/** An hour and a quarter with the growing pauses of the queue: what lasts longer needs a person. */
export const mostTries = 9;

/** Prints and signs an approved result with the leader's key (PAdES). A second run finds it signed. */
export const signResult = defineJob(
  'procedures.sign-result',
  z.object({ dossierId: z.uuid() }),
  async (ctx, { dossierId }) => {
    // In a statement of its own: one that waits for a lock goes on with what it saw before, also of the result, and two
    // approvals of the same dossier would sign twice, or sign a text that was written anew meanwhile.
    await sql`select from dossier where id = ${dossierId}::uuid for update`.execute(ctx.db);
    const dossier = await findDossier(ctx.db, dossierId, { at: ctx.now, lock: true });
    if (dossier?.result?.state !== 'signing') return;
    ctx.about(dossierId);
    const { result } = dossier;
    const signer = await ctx.db
      .selectFrom('result')
      .innerJoin('person', 'person.id', 'result.signer_id')
      .select(['person.id', 'person.name'])
      // Since the approval the dossier stands at its step; what was held then counts, whatever ended meanwhile.
      .select(signingRightsOn(sql.ref('person.id'), dossier.stepSince).as('rights'))
      .where('result.dossier_id', '=', dossierId)
      .executeTakeFirstOrThrow();
    const token = newCheckToken();
    const signing = { signer: signer.name, rights: signer.rights, checkAddress: checkAddressOf(ctx, token) };
    const file = await signAndStore(ctx, {
      paper: await paperToSign(ctx, dossier, { paper: { ...result, remark: null }, signing }),
      signer,
      unitName: agencyOf(decidingBody(dossier)).fullName,
      reason: `Phê duyệt kết quả ${result.number ?? ''} của hồ sơ ${dossier.code}`,
      subjectId: dossierId,
      fileName: `Ket-qua-${dossier.code}.pdf`,
    });
    await ctx.db
      .updateTable('result')
      .set({ state: 'signed', signed_at: ctx.now, signed_file_id: file.id, check_token: token })
      .where('dossier_id', '=', dossierId)
      .execute();
    ctx.emit(
      dossierEvents.resultSigned,
      { dossierId, code: dossier.code, number: result.number ?? '', sha256: file.sha256 },
      { subjectId: dossierId, unitId: dossier.competent.id },
    );
  },
  {
    maxAttempts: mostTries,
    pool: 'heavy',
    // Who waits for it hears of it: otherwise the result would stay "being signed" for ever.
    givenUp: async (ctx, { dossierId }) => {
      const dossier = await findDossier(ctx.db, dossierId, { at: ctx.now, lock: true });
      // Approved anew and signed since, or written anew: nobody waits.
      if (dossier?.result?.state !== 'signing') return;
      ctx.about(dossierId);
      ctx.emit(
        dossierEvents.resultSigningFailed,
        { dossierId, code: dossier.code, number: dossier.result.number ?? '' },
        { subjectId: dossierId, unitId: dossier.competent.id },
      );
    },
  },
);
