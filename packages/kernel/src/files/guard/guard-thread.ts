import { answerOrders } from '../threads/answer-orders.ts';
import { guard } from './guard-content.ts';

answerOrders(guard);
