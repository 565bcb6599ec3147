import { openDatabase } from '../db/database.ts';
import { answerOrders } from '../files/threads/answer-orders.ts';
import { verifyAudit } from './audit-check.ts';
import type { CheckAnswer, CheckOrder } from './check-order.ts';

answerOrders(async ({ space, database, keys, heads }: CheckOrder): Promise<CheckAnswer> => {
  const { kysely, close } = openDatabase(space, { ...database, max: 1 });
  try {
    const evidence = {
      keys: keys.map(({ id, bytes }) => ({ id, bytes: Buffer.from(bytes) })),
      heads: async () => heads,
    };
    return await verifyAudit(kysely, evidence, space);
  } finally {
    await close();
  }
});
