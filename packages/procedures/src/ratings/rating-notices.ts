import { dossierEvents } from '@dongbo/contract/procedures';
import { addNotices, holdersOf } from '@dongbo/kernel';
import { defineReaction } from '../define.ts';

/** Who hears that somebody is not content: the leaders of the body that settled the dossier. */
const leaders = ['leader', 'committee-leader'];

export const ratingNotices = [
  defineReaction(dossierEvents.rated, 'procedures.tell-staff.rated-poorly', async (ctx, event) => {
    if (event.payload.satisfaction !== 'not-satisfied' || event.unitId === null) return;
    ctx.about(event.subjectId);
    const holders = await holdersOf(ctx.db, {
      unitIds: [event.unitId],
      any: { roles: leaders },
      field: null,
      at: ctx.now,
    });
    await addNotices(
      ctx.db,
      [...new Set(holders.map(({ personId }) => personId))].map((personId) => ({
        id: ctx.newId(),
        personId,
        system: 'procedures',
        key: 'rated-poorly',
        facts: { code: event.payload.code },
        subjectId: event.subjectId,
        eventId: event.id,
        at: ctx.now,
      })),
    );
  }),
];
