import refusals from '@dongbo/contract/texts/en/sample/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/en/sample/terms.json' with { type: 'json' };
import pages from './pages.json?en';

export const texts = { refusals, 'sample-portal': pages, terms };
