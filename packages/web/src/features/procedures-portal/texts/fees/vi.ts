import refusals from '@dongbo/contract/texts/vi/procedures/refusals-of-fees.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/vi/procedures/terms-of-fees.json' with { type: 'json' };
import fees from '../fees.json?vi';

export const texts = { 'procedures-portal': fees, refusals, terms };
