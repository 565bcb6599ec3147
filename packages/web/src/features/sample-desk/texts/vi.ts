import fields from '@dongbo/contract/texts/vi/sample/fields.json' with { type: 'json' };
import operations from '@dongbo/contract/texts/vi/sample/operations.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/vi/sample/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/vi/sample/terms.json' with { type: 'json' };
import pages from './pages.json?vi';

export const texts = { fields, operations, 'sample-desk': pages, refusals, terms };
