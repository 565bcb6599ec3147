import refusals from '@dongbo/contract/texts/uk/sample/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/uk/sample/terms.json' with { type: 'json' };
import pages from './pages.json?uk';

export const texts = { refusals, 'sample-portal': pages, terms };
