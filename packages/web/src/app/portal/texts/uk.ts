import problems from '@dongbo/contract/texts/uk/kernel/problems.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/uk/kernel/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/uk/kernel/terms.json' with { type: 'json' };
import shared from '../../../../texts/uk/shared.json' with { type: 'json' };
import portal from './portal.json?uk';

export const texts = { portal, problems, refusals, shared, terms };
