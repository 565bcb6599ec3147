import * as ofProcedures from '@dongbo/contract/procedures';
import { sample, type Sample, type SharedSubject } from './sample-row.fixture.ts';

/** What becomes of a result that was issued. */
export function resultChangeRows({ dossierId }: SharedSubject): Sample[] {
  const version = 0;
  return [
    sample(ofProcedures.listResultChangeGrounds, {}, 'empty'),
    sample(
      ofProcedures.proposeResultChange,
      { dossierId, version, kind: 'reissue', ground: 'lost', reason: 'Minh họa' },
      'hidden',
    ),
    sample(ofProcedures.getCorrectionRequests, { dossierId }, 'hidden'),
    sample(
      ofProcedures.refuseCorrection,
      { dossierId, correctionRequestId: '019cdb00-0000-7000-8000-00000000c0de', reason: 'Minh họa' },
      'hidden',
    ),
    sample(ofProcedures.getPaperExchanges, { dossierId }, 'hidden'),
    sample(
      ofProcedures.confirmPaperExchange,
      {
        dossierId,
        version,
        paperExchangeId: '019cdb00-0000-7000-8000-00000000c0de',
        isGiven: true,
        isTakenBack: true,
        receiver: 'owner',
      },
      'hidden',
    ),
    sample(ofProcedures.decideResultChange, { dossierId, version }, 'hidden'),
    sample(ofProcedures.returnResultChange, { dossierId, version, remark: 'Minh họa' }, 'hidden'),
  ];
}

/** What anybody may ask by the code behind a QR. */
export const resultCheckRows = (): Sample[] => [
  sample(ofProcedures.checkResult, { token: 'AAAAAAAAAAAAAAAAAAAAAA' }, 'hidden'),
];
