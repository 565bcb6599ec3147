import { formatPhone } from '@dongbo/contract';
import { agencyOf, formatInstant, localDate } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { qrText } from './qr-text.ts';
import { lookupAddressOf } from './receipt.ts';

const phoneText = (phone: string | null): string => (phone === null ? '' : formatPhone(phone));

/** What forms 02, 03 and 05 say of the dossier that they are about. Pure. */
export function aboutDossier(
  ctx: Pick<Context, 'now' | 'publicAddress' | 'space'>,
  dossier: StoredDossier,
  officer: { readonly name: string; readonly phone: string | null },
) {
  const { superior, name, place } = agencyOf(dossier.receiving);
  const { owner } = dossier;
  return {
    agency: { superior, name },
    place,
    issuedOn: localDate(ctx.now),
    dossierCode: dossier.code,
    receivingUnit: dossier.receiving.name,
    owner: { name: owner.name, address: owner.address ?? '', phone: phoneText(owner.phone), email: owner.email ?? '' },
    submitterName: dossier.submitterName,
    procedure: { code: dossier.procedure.code, name: dossier.procedure.name },
    submittedAt: formatInstant(dossier.submittedAt),
    lookupAddress: lookupAddressOf(ctx),
    officer: { name: officer.name, phone: phoneText(officer.phone) },
  };
}

/** The QR code of a letter about a dossier. */
export const qrOf = ({ now }: Pick<Context, 'now'>, dossier: StoredDossier, documentName: string): string =>
  qrText({
    dossierCode: dossier.code,
    procedureCode: dossier.procedure.code,
    holderId: dossier.owner.identityNumber ?? '',
    documentName,
    issuingSystem: 'Đồng Bộ',
    issuedAt: formatInstant(now),
  });
