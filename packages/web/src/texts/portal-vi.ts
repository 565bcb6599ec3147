import next from '@dongbo/contract/texts/vi/next.json' with { type: 'json' };
import notices from '@dongbo/contract/texts/vi/notices.json' with { type: 'json' };
import problems from '@dongbo/contract/texts/vi/problems.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/vi/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/vi/terms.json' with { type: 'json' };
import portal from '../../texts/vi/portal.json' with { type: 'json' };
import shared from '../../texts/vi/shared.json' with { type: 'json' };

export const texts = { next, notices, portal, problems, refusals, shared, terms };
