import notices from '@dongbo/contract/texts/vi/kernel/notices.json' with { type: 'json' };
import problems from '@dongbo/contract/texts/vi/kernel/problems.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/vi/kernel/refusals.json' with { type: 'json' };
import deskRefusals from '@dongbo/contract/texts/vi/kernel/refusals-of-desk.json' with { type: 'json' };
import signIn from '@dongbo/contract/texts/vi/kernel/refusals-of-sign-in.json' with { type: 'json' };
import uploads from '@dongbo/contract/texts/vi/kernel/refusals-of-uploads.json' with { type: 'json' };
import clockTerms from '@dongbo/contract/texts/vi/kernel/terms-of-clock.json' with { type: 'json' };
import deskTerms from '@dongbo/contract/texts/vi/kernel/terms-of-desk.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/vi/kernel/terms.json' with { type: 'json' };
import shared from '../../../../texts/vi/shared.json' with { type: 'json' };
import desk from './desk.json?vi';

export const texts = {
  desk,
  notices,
  problems,
  refusals: { ...refusals, ...deskRefusals, ...signIn, ...uploads },
  shared,
  terms: { ...terms, ...clockTerms, ...deskTerms },
};
