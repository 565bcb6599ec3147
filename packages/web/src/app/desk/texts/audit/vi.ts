import fields from '@dongbo/contract/texts/vi/kernel/fields.json' with { type: 'json' };
import operations from '@dongbo/contract/texts/vi/kernel/operations.json' with { type: 'json' };
import desk from '../audit.json?vi';

export const texts = { desk, fields, operations };
