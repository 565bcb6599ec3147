import next from '@dongbo/contract/texts/en/next.json' with { type: 'json' };
import notices from '@dongbo/contract/texts/en/notices.json' with { type: 'json' };
import problems from '@dongbo/contract/texts/en/problems.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/en/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/en/terms.json' with { type: 'json' };
import portal from '../../texts/en/portal.json' with { type: 'json' };
import shared from '../../texts/en/shared.json' with { type: 'json' };

export const texts = { next, notices, portal, problems, refusals, shared, terms };
