import * as of from '@dongbo/contract/procedures';
import { drain } from '@dongbo/kernel';
import type { Place } from './call-place.fixture.ts';

/** A paper that was given out and is issued again: the old one comes back. */
export async function wrongPaper({ server, clients, add }: Place, dossierId: of.DossierId): Promise<void> {
  const { version } = await clients.counter.call(of.getDossier, { dossierId });
  const order = { kind: 'reissue', ground: 'lost', reason: 'Mất bản giấy' } as const;
  const proposed = await clients.specialist.call(of.proposeResultChange, { dossierId, version, ...order });
  const decided = await clients.leader.call(of.decideResultChange, { dossierId, version: proposed.version });
  await drain(server.program.worker);
  add(of.getPaperExchanges, 'counter', { dossierId });
  const { exchanges } = await clients.counter.call(of.getPaperExchanges, { dossierId });
  const paperExchangeId = exchanges[0]?.id ?? of.PaperExchangeId.parse(crypto.randomUUID());
  const done = { isGiven: false, isTakenBack: true, reason: 'Chưa ký xong', receiver: 'owner' } as const;
  add(of.confirmPaperExchange, 'counter', { dossierId, version: decided.version, paperExchangeId, ...done });
}

/** Results of which their owner says that they are wrong. */
export async function wrongResults({ clients, add }: Place, ids: readonly of.DossierId[]): Promise<void> {
  const [first, second] = ids;
  if (first === undefined || second === undefined) throw new Error('Two dossiers are asked about');
  const wrong = { wrong: 'Ngày sinh', correct: '02/01/1990' };
  add(of.getMyCorrections, 'citizen', { dossierId: first });
  add(of.askMyCorrection, 'citizen', { dossierId: first, ...wrong });
  add(of.getCorrectionRequests, 'specialist', { dossierId: first });
  const { id: correctionRequestId } = await clients.citizen.call(of.askMyCorrection, { dossierId: second, ...wrong });
  add(of.refuseCorrection, 'specialist', { dossierId: second, correctionRequestId, reason: 'Minh họa' });
}
