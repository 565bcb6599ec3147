import fields from '@dongbo/contract/texts/en/sample/fields.json' with { type: 'json' };
import operations from '@dongbo/contract/texts/en/sample/operations.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/en/sample/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/en/sample/terms.json' with { type: 'json' };
import pages from './pages.json?en';

export const texts = { fields, operations, 'sample-desk': pages, refusals, terms };
