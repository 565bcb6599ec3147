import fields from '@dongbo/contract/texts/uk/kernel/fields.json' with { type: 'json' };
import operations from '@dongbo/contract/texts/uk/kernel/operations.json' with { type: 'json' };
import desk from '../audit.json?uk';

export const texts = { desk, fields, operations };
