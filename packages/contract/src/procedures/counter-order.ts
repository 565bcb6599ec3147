import { z } from 'zod';
import { Day, UnitId, line, paragraph } from '../values.ts';
import { Channel, ReturnMethod } from './catalogue.ts';
import { Owner } from './dossier-views.ts';
import { RawAnswers } from './filing.ts';
import { PaperInput } from './paper-input.ts';

/** Whoever goes on although the same matter lies here says why. */
export const despiteSame = paragraph(500)
  .optional()
  .describe('Why it goes on although the same matter lies here already; recorded with the dossiers that are known');

/** What is written down of whoever stands at the counter, whatever becomes of it. */
export const CounterOrder = z.object({
  procedureCode: line(60).describe('National code of the procedure'),
  receivingUnitId: UnitId.describe('The one-stop unit where the person stands'),
  competentUnitId: UnitId.optional().describe(
    "The unit that settles it; when not given, the receiving unit's own body",
  ),
  channel: Channel.exclude(['ONLINE'])
    .default('DIRECT')
    .describe(
      'In person or by post; who files online files alone, named here it would falsify the share of online dossiers',
    ),
  owner: Owner.describe('The person or body that the dossier is about'),
  ownerBirthDate: Day.optional().describe("A person's date of birth, as the chip card says it"),
  submitterName: line(200).optional().describe('Who stands there, when it is not the owner'),
  submitterIdentityNumber: line(40).optional().describe('Number of the identity paper of who stands there'),
  submitterPhone: line(30).optional().describe('Telephone number of who stands there'),
  submitterAuthority: line(200)
    .optional()
    .describe('What entitles who stands there, such as an authorisation by number and day, or a relation'),
  messagesToPhone: z
    .boolean()
    .default(false)
    .describe(
      'Who stands there agrees to text messages about this dossier to their telephone number; it is a Vietnamese mobile one',
    ),
  content: paragraph(2000).optional().describe('What is asked for'),
  answers: RawAnswers.optional().describe('Answers by form key and field id'),
  papers: z.array(PaperInput).max(200).describe('Papers handed in'),
  paperCase: line(60).optional().describe('Key of the case of the procedure for which papers are asked'),
  returnMethod: ReturnMethod.default('one-stop'),
});
