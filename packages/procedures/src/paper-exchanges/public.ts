import type { Operation } from '@dongbo/kernel';
import { confirmPaperExchange } from './confirm-paper-exchange.ts';
import { getPaperExchanges } from './get-paper-exchanges.ts';

export const paperExchangeOperations: readonly Operation[] = [getPaperExchanges, confirmPaperExchange];
export { exchangeReactions } from './exchange-notices.ts';
export { sweepExchanges } from './sweep-exchanges.ts';
