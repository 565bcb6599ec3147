import problems from '@dongbo/contract/texts/vi/kernel/problems.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/vi/kernel/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/vi/kernel/terms.json' with { type: 'json' };
import shared from '../../../../texts/vi/shared.json' with { type: 'json' };
import portal from './portal.json?vi';

export const texts = { portal, problems, refusals, shared, terms };
