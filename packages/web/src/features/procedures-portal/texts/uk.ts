import refusals from '@dongbo/contract/texts/uk/procedures/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/uk/procedures/terms.json' with { type: 'json' };
import pages from './pages.json?uk';

export const texts = { 'procedures-portal': pages, refusals, terms };
