import { answerOrders } from '../files/threads/answer-orders.ts';
import { sheetRows } from './sheet-reader.ts';

answerOrders(sheetRows);
