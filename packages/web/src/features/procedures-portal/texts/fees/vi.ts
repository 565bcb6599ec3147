import refusals from '@dongbo/contract/texts/vi/procedures/refusals-of-fees.json' with { type: 'json' };
import fees from '../fees.json?vi';

export const texts = { 'procedures-portal': fees, refusals };
