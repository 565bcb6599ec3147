import problems from '@dongbo/contract/texts/en/kernel/problems.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/en/kernel/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/en/kernel/terms.json' with { type: 'json' };
import shared from '../../../../texts/en/shared.json' with { type: 'json' };
import portal from './portal.json?en';

export const texts = { portal, problems, refusals, shared, terms };
