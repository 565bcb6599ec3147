import type { z } from 'zod';
import { uuid } from '../values.ts';

export const GrantId = uuid().brand<'GrantId'>().describe('Id of a right that somebody holds');
export type GrantId = z.infer<typeof GrantId>;
