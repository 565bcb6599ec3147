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
  /** Work that was assigned to the person goes to the colleague; null: back to where it is given out. */
  accountClosed: defineEvent(
    'administration.account-closed',
    z.object({ personId: PersonId, colleagueId: PersonId.nullable() }),
  ),
} as const;
