import { printBundle as endpoint } from '@dongbo/contract/procedures';
import { agencyOf, composeLetter, formatInstant, printedAnswer } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { HandOverData } from '../letters/hand-over-data.ts';
import { loadBundle } from './bundle-access.ts';
import { rowsOfBundle } from './bundle-rows.ts';
import { viewHandover } from './handover-rows.ts';

/** What the code on a list says: a scanner types it at the receiving counter. */
export const bundleCode = (number: string, bundleId: string): string => `PBG|${number}|${bundleId}`;

/** The list on paper, printed when it is asked for: it says how it stands then. */
export const printBundle = defineOperation(endpoint, async (ctx, { bundleId }) => {
  const bundle = await loadBundle(ctx, bundleId, { permission: endpoint.name });
  ctx.about(bundle.id);
  const rows = await rowsOfBundle(ctx, bundle.id);
  const { superior, name: agency, place } = agencyOf(bundle.from);
  const data = HandOverData.parse({
    agency: { superior, name: agency },
    place,
    number: bundle.number,
    sentAt: formatInstant(bundle.sent_at),
    confirmBy: formatInstant(bundle.confirm_by),
    from: bundle.from.name,
    to: agencyOf(bundle.to).fullName,
    sender: bundle.sent_by,
    receiver: bundle.closed_by,
    receivedAt: bundle.closed_at && formatInstant(bundle.closed_at),
    rows: rows.map(viewHandover).map(({ code, procedureName, ownerName, kind, pieces }) => ({
      dossierCode: code,
      procedure: procedureName.vi,
      owner: ownerName,
      isSupplement: kind === 'supplement',
      pieces: pieces.map(({ name, originals, certifiedCopies, photocopies, state, note }) => ({
        name,
        originals,
        certifiedCopies,
        photocopies,
        state,
        note,
      })),
    })),
  });
  const fileName = `Phieu-ban-giao-${bundle.number.replaceAll('/', '-')}.pdf`;
  return await printedAnswer(
    ctx,
    composeLetter(ctx, { form: 'hand-over', data, qrText: bundleCode(bundle.number, bundle.id), fileName }),
  );
});
