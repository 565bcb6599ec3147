import operations from '@dongbo/contract/texts/en/sample/operations.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/en/sample/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/en/sample/terms.json' with { type: 'json' };
import pages from './pages.json?en';

export const texts = { operations, 'sample-desk': pages, refusals, terms };
