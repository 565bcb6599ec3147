import notices from '@dongbo/contract/texts/uk/notices.json' with { type: 'json' };
import operations from '@dongbo/contract/texts/uk/operations.json' with { type: 'json' };
import problems from '@dongbo/contract/texts/uk/problems.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/uk/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/uk/terms.json' with { type: 'json' };
import timeline from '@dongbo/contract/texts/uk/timeline.json' with { type: 'json' };
import desk from '../../../texts/uk/desk.json' with { type: 'json' };
import shared from '../../../texts/uk/shared.json' with { type: 'json' };

export const texts = { desk, notices, operations, problems, refusals, shared, terms, timeline };
