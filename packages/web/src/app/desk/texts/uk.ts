import notices from '@dongbo/contract/texts/uk/kernel/notices.json' with { type: 'json' };
import problems from '@dongbo/contract/texts/uk/kernel/problems.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/uk/kernel/refusals.json' with { type: 'json' };
import deskRefusals from '@dongbo/contract/texts/uk/kernel/refusals-of-desk.json' with { type: 'json' };
import signIn from '@dongbo/contract/texts/uk/kernel/refusals-of-sign-in.json' with { type: 'json' };
import uploads from '@dongbo/contract/texts/uk/kernel/refusals-of-uploads.json' with { type: 'json' };
import clockTerms from '@dongbo/contract/texts/uk/kernel/terms-of-clock.json' with { type: 'json' };
import deskTerms from '@dongbo/contract/texts/uk/kernel/terms-of-desk.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/uk/kernel/terms.json' with { type: 'json' };
import shared from '../../../../texts/uk/shared.json' with { type: 'json' };
import desk from './desk.json?uk';

export const texts = {
  desk,
  notices,
  problems,
  refusals: { ...refusals, ...deskRefusals, ...signIn, ...uploads },
  shared,
  terms: { ...terms, ...clockTerms, ...deskTerms },
};
