import { answerOrders } from '../files/threads/answer-orders.ts';
import type { PaperAnswer, PaperOrder } from './paper-order.ts';
import { preparePaper } from './prepare-paper.ts';
import { UnsignablePdf } from './unsignable-pdf.ts';

async function prepare({ pdf, mark }: PaperOrder): Promise<PaperAnswer> {
  try {
    return { pdf: await preparePaper(pdf, mark) };
  } catch (error) {
    if (error instanceof UnsignablePdf) return { cause: error.reason };
    throw error;
  }
}

answerOrders(prepare);
