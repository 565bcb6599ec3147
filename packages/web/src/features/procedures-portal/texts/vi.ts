import refusals from '@dongbo/contract/texts/vi/procedures/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/vi/procedures/terms.json' with { type: 'json' };
import pages from './pages.json?vi';

export const texts = { 'procedures-portal': pages, refusals, terms };
