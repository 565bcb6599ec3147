import fields from '@dongbo/contract/texts/uk/sample/fields.json' with { type: 'json' };
import operations from '@dongbo/contract/texts/uk/sample/operations.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/uk/sample/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/uk/sample/terms.json' with { type: 'json' };
import pages from './pages.json?uk';

export const texts = { fields, operations, 'sample-desk': pages, refusals, terms };
