import refusals from '@dongbo/contract/texts/en/procedures/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/en/procedures/terms.json' with { type: 'json' };
import pages from './pages.json?en';

export const texts = { 'procedures-portal': pages, refusals, terms };
