import { z } from 'zod';
import { defineEvent } from '../events.ts';
import { PersonId, UnitId } from '../values.ts';

/** What happens to papers that a counter took over before their dossier was there. The subject of each is the taking. */
export const heldEvents = {
  /** No dossier used them: they are taken away again. */
  unused: defineEvent(
    'procedures.held-take-unused',
    z.object({ takeId: z.uuid(), unitId: UnitId, takenBy: PersonId, name: z.string(), takenAt: z.string() }),
  ),
};
