import refusals from '@dongbo/contract/texts/uk/procedures/refusals-of-fees.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/uk/procedures/terms-of-fees.json' with { type: 'json' };
import fees from '../fees.json?uk';

export const texts = { 'procedures-portal': fees, refusals, terms };
