import type { z } from 'zod';
import { uuid } from '../values.ts';

export const CampaignId = uuid().brand<'CampaignId'>().describe('Id of a campaign of authorisation');
export type CampaignId = z.infer<typeof CampaignId>;
