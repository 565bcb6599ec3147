import { formatPhone } from '@dongbo/contract';
import { agencyOf, formatInstant, localDate, type AgencyFacts } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { qrText } from './qr-text.ts';
import { lookupAddressOf } from './receipt.ts';

const phoneText = (phone: string | null): string => (phone === null ? '' : formatPhone(phone));

/** An official whom the owner can ask; an empty name: nobody in particular. */
export interface Contact {
  readonly name: string;
  readonly phone: string | null;
}

/** What forms 02 to 05 say of the dossier that they are about, in the name of a body. Pure. */
export function aboutDossier(
  ctx: Pick<Context, 'now' | 'publicAddress' | 'space'>,
  dossier: StoredDossier,
  officer: Contact,
  body: AgencyFacts,
) {
  const { superior, name, place } = agencyOf(body);
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
