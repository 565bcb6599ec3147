import refusals from '@dongbo/contract/texts/uk/procedures/refusals-of-fees.json' with { type: 'json' };
import fees from '../fees.json?uk';

export const texts = { 'procedures-portal': fees, refusals };
