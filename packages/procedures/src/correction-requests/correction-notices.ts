import { dossierEvents } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { defineReaction } from '../define.ts';
import { holding } from '../notices/tell.ts';
import { tell } from '../notices/tell-staff.ts';
import { correctionTimesOn } from './correction-data.ts';

/** Whoever has to answer an owner hears of it; when nobody does in time, who leads the unit. */
export const correctionNotices = [
  defineReaction(dossierEvents.correctionAsked, 'procedures.tell-staff.correction-asked', async (ctx, event) => {
    if (event.unitId === null) return;
    const place = { unitIds: [event.unitId], roles: [event.payload.role], field: null };
    await tell(ctx, event, 'correction-asked', await holding(ctx, place));
  }),
  defineReaction(dossierEvents.correctionLate, 'procedures.tell-staff.correction-late', async (ctx, event) => {
    if (event.unitId === null) return;
    const { lateRoles } = correctionTimesOn(localDate(ctx.now));
    const place = { unitIds: [event.unitId], roles: lateRoles, field: null };
    await tell(ctx, event, 'correction-late', await holding(ctx, place));
  }),
];
