import notices from '@dongbo/contract/texts/en/notices.json' with { type: 'json' };
import operations from '@dongbo/contract/texts/en/operations.json' with { type: 'json' };
import problems from '@dongbo/contract/texts/en/problems.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/en/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/en/terms.json' with { type: 'json' };
import timeline from '@dongbo/contract/texts/en/timeline.json' with { type: 'json' };
import desk from '../../../texts/en/desk.json' with { type: 'json' };
import shared from '../../../texts/en/shared.json' with { type: 'json' };

export const texts = { desk, notices, operations, problems, refusals, shared, terms, timeline };
