import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';

/** A count of unseen notices stops here: beyond it pages say "99+". */
export const mostCountedNotices = 100;

export const countNotices = defineEndpoint({
  name: 'kernel.notice.count',
  summary: 'How many notices the caller has not seen yet, counted up to 100',
  method: 'GET',
  path: '/notices/count',
  access: 'person',
  input: z.object({}),
  output: z.object({
    unseen: z.number().int().min(0).max(mostCountedNotices).describe('Notices that were not seen yet'),
  }),
});

export const seeNotices = defineEndpoint({
  name: 'kernel.notice.see',
  summary: 'The caller has seen their notices up to this one',
  method: 'POST',
  path: '/notices/seen',
  access: 'person',
  input: z.object({ upTo: z.uuid().describe('The newest notice that was shown') }),
  output: z.object({}),
});
