import fields from '@dongbo/contract/texts/en/kernel/fields.json' with { type: 'json' };
import operations from '@dongbo/contract/texts/en/kernel/operations.json' with { type: 'json' };
import desk from '../audit.json?en';

export const texts = { desk, fields, operations };
