import refusals from '@dongbo/contract/texts/vi/sample/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/vi/sample/terms.json' with { type: 'json' };
import pages from './pages.json?vi';

export const texts = { refusals, 'sample-portal': pages, terms };
