import { dossierEvents } from '@dongbo/contract/procedures';
import { defineReaction } from '../define.ts';
import { holding } from '../notices/tell.ts';
import { tell } from '../notices/tell-staff.ts';

/** Who hears that somebody is not content: the leaders of the body that settled the dossier. */
const leaders = ['leader', 'committee-leader'];

export const ratingNotices = [
  defineReaction(dossierEvents.rated, 'procedures.tell-staff.rated-poorly', async (ctx, event) => {
    if (event.payload.satisfaction !== 'not-satisfied' || event.unitId === null) return;
    const people = await holding(ctx, { unitIds: [event.unitId], roles: leaders, field: null });
    await tell(ctx, event, 'rated-poorly', people);
  }),
];
