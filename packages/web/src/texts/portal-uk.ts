import next from '@dongbo/contract/texts/uk/next.json' with { type: 'json' };
import notices from '@dongbo/contract/texts/uk/notices.json' with { type: 'json' };
import problems from '@dongbo/contract/texts/uk/problems.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/uk/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/uk/terms.json' with { type: 'json' };
import portal from '../../texts/uk/portal.json' with { type: 'json' };
import shared from '../../texts/uk/shared.json' with { type: 'json' };

export const texts = { next, notices, portal, problems, refusals, shared, terms };
