import refusals from '@dongbo/contract/texts/en/procedures/refusals-of-fees.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/en/procedures/terms-of-fees.json' with { type: 'json' };
import fees from '../fees.json?en';

export const texts = { 'procedures-portal': fees, refusals, terms };
