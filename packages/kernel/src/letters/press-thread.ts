import { answerOrders } from '../files/threads/answer-orders.ts';
import type { PressAnswer, PressOrder } from './press-order.ts';
import { LayoutFailed, openTypesetter } from './typesetter.ts';

const open = new Map<string, ReturnType<typeof openTypesetter>>();

answerOrders(async ({ layoutFolders, print }: PressOrder): Promise<PressAnswer> => {
  const key = layoutFolders.join('\n');
  const typesetter = open.get(key) ?? openTypesetter(layoutFolders);
  open.set(key, typesetter);
  try {
    return { pdf: typesetter.print(print) };
  } catch (error) {
    if (error instanceof LayoutFailed) return { failed: error.message };
    throw error;
  }
});
