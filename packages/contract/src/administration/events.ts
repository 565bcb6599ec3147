import { z } from 'zod';
import { defineEvent } from '../events.ts';
import { PersonId, UnitId } from '../values.ts';
import { CampaignId } from './ids.ts';

/** What happens to a campaign, whose id is the subject, or to an account, whose person is. */
export const administrationEvents = {
  campaignMoved: defineEvent(
    'administration.campaign-moved',
    z.object({ campaignId: CampaignId, unitId: UnitId, state: z.string() }),
  ),
  /** What the work is about that was assigned to the person: it goes to the colleague, or (null) back to where it is given out. */
  accountClosed: defineEvent(
    'administration.account-closed',
    z.object({ personId: PersonId, colleagueId: PersonId.nullable(), subjectIds: z.array(z.uuid()) }),
  ),
} as const;
