import { dossierEvents } from '@dongbo/contract/procedures';
import { defineReaction, type Context } from '../define.ts';
import { tell } from './tell-staff.ts';

/** Who made the proposal of a dossier that was closed last, and what became of it; undefined: nobody ever proposed anything. */
async function lastProposal({ db }: Pick<Context, 'db'>, dossierId: string) {
  return await db
    .selectFrom('ending_proposal')
    .select(['proposed_by', 'state'])
    .where('dossier_id', '=', dossierId)
    .where('closed_at', 'is not', null)
    .orderBy('closed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Who made the proposal on a dossier's result that was closed last. */
async function lastChangeProposer({ db }: Pick<Context, 'db'>, dossierId: string): Promise<string[]> {
  const row = await db
    .selectFrom('result_change')
    .select('proposed_by')
    .where('dossier_id', '=', dossierId)
    .where('closed_at', 'is not', null)
    .orderBy('closed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? [] : [row.proposed_by];
}

/** Who wrote the apology of a dossier. */
async function writersOf({ db }: Pick<Context, 'db'>, dossierId: string): Promise<string[]> {
  const row = await db
    .selectFrom('apology')
    .select('written_by')
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();
  return row?.written_by ? [row.written_by] : [];
}

/** Whoever laid something before the leader hears what became of it. */
export const proposerNotices = [
  defineReaction(dossierEvents.ended, 'procedures.tell-staff.ending-decided', async (ctx, event) => {
    const proposal = await lastProposal(ctx, event.subjectId);
    if (proposal?.state === 'decided')
      await tell(ctx, event, `proposal-followed-${event.payload.kind}`, [proposal.proposed_by]);
    if (proposal?.state === 'overtaken') await tell(ctx, event, 'proposal-overtaken', [proposal.proposed_by]);
  }),
  defineReaction(dossierEvents.endingReturned, 'procedures.tell-staff.ending-returned', async (ctx, event) => {
    const proposal = await lastProposal(ctx, event.subjectId);
    if (proposal === undefined) return;
    await tell(ctx, event, 'proposal-returned', [proposal.proposed_by], { remark: event.payload.note });
  }),
  defineReaction(dossierEvents.resultChanged, 'procedures.tell-staff.result-changed', async (ctx, event) => {
    await tell(ctx, event, 'result-change-followed', await lastChangeProposer(ctx, event.subjectId));
  }),
  defineReaction(
    dossierEvents.resultChangeReturned,
    'procedures.tell-staff.result-change-returned',
    async (ctx, event) => {
      const proposers = await lastChangeProposer(ctx, event.subjectId);
      await tell(ctx, event, 'result-change-returned', proposers, { remark: event.payload.note });
    },
  ),
  defineReaction(dossierEvents.apologySent, 'procedures.tell-staff.apology-sent', async (ctx, event) => {
    await tell(ctx, event, 'apology-signed', await writersOf(ctx, event.subjectId));
  }),
  defineReaction(dossierEvents.apologyReturned, 'procedures.tell-staff.apology-returned', async (ctx, event) => {
    const writers = await writersOf(ctx, event.subjectId);
    await tell(ctx, event, 'apology-returned', writers, { remark: event.payload.note });
  }),
];
