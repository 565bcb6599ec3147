import { z } from 'zod';
import { uuid } from '../values.ts';
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
  summary: 'The caller has seen a notice of theirs, or all up to it',
  method: 'POST',
  path: '/notices/seen',
  access: 'person',
  input: z.object({
    noticeId: uuid().describe('The notice that was opened'),
    andOlder: z.boolean().default(false).describe('With all that are older: the person marks everything as seen'),
  }),
  output: z.object({}),
});
