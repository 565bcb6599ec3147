import { answerOrders } from '../files/threads/answer-orders.ts';
import { sheetBytes } from './sheet-writer.ts';

answerOrders(sheetBytes);
