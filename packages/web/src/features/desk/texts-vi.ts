import notices from '@dongbo/contract/texts/vi/notices.json' with { type: 'json' };
import operations from '@dongbo/contract/texts/vi/operations.json' with { type: 'json' };
import problems from '@dongbo/contract/texts/vi/problems.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/vi/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/vi/terms.json' with { type: 'json' };
import timeline from '@dongbo/contract/texts/vi/timeline.json' with { type: 'json' };
import desk from '../../../texts/vi/desk.json' with { type: 'json' };
import shared from '../../../texts/vi/shared.json' with { type: 'json' };

export const texts = { desk, notices, operations, problems, refusals, shared, terms, timeline };
