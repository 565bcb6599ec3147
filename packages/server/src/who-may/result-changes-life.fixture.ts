import * as ofProcedures from '@dongbo/contract/procedures';
import type { Dossier } from '@dongbo/contract/procedures';
import type { Browser } from '../api-world.fixture.ts';
import type { Scene } from './witness.fixture.ts';

/** Its owner says that it is wrong: refused the first time, followed the second. */
async function askForIt(
  witness: Scene['witness'],
  citizen: Browser,
  specialist: Browser,
  dossierId: Dossier['id'],
): Promise<void> {
  const words = { dossierId, wrong: 'Ngày sinh 01/02/1990', correct: 'Ngày sinh 02/01/1990' };
  const { id: correctionRequestId } = await witness.call(citizen, ofProcedures.askMyCorrection, words);
  await witness.call(citizen, ofProcedures.getMyCorrections, { dossierId });
  await witness.call(specialist, ofProcedures.getCorrectionRequests, { dossierId });
  await witness.call(specialist, ofProcedures.refuseCorrection, {
    dossierId,
    correctionRequestId,
    reason: 'Chưa có giấy tờ',
  });
  await citizen.call(ofProcedures.askMyCorrection, words);
}

/** The result that was handed over is corrected, after the leader gave the proposal back once; anybody sees it behind the QR code. */
export async function changeResult({ api, witness }: Scene, citizen: Browser, dossier: Dossier): Promise<void> {
  const { id: dossierId, version } = dossier;
  const [specialist, leader] = [await api.as('chuyenvien.tranbien'), await api.as('lanhdao.tranbien')];
  await askForIt(witness, citizen, specialist, dossierId);
  await witness.call(specialist, ofProcedures.listResultChangeGrounds, {});
  const order = {
    dossierId,
    kind: 'correction',
    ground: 'content-wrong',
    reason: 'Sai ngày sinh',
    content: 'Ngày sinh: 02/01/1990',
    body: 'Nội dung đã sửa',
  } as const;
  const first = await witness.call(specialist, ofProcedures.proposeResultChange, { ...order, version });
  const remark = 'Nêu rõ hơn';
  const back = await witness.call(leader, ofProcedures.returnResultChange, {
    dossierId,
    version: first.version,
    remark,
  });
  const second = await specialist.call(ofProcedures.proposeResultChange, { ...order, version: back.version });
  const decided = await witness.call(leader, ofProcedures.decideResultChange, { dossierId, version: second.version });
  await api.drain();
  const counter = await api.as('motcua.tranbien');
  const { exchanges } = await witness.call(counter, ofProcedures.getPaperExchanges, { dossierId });
  const [exchange] = exchanges;
  if (exchange === undefined) throw new Error('The wrong paper is not waited for');
  await witness.call(counter, ofProcedures.confirmPaperExchange, {
    dossierId,
    version: decided.version,
    paperExchangeId: exchange.id,
    isGiven: true,
    isTakenBack: true,
    receiver: 'owner',
  });
  const { resultPapers } = await specialist.call(ofProcedures.getDossier, { dossierId });
  for (const { checkToken, state } of resultPapers)
    await witness.call(api.nobody, ofProcedures.checkResult, { token: checkToken ?? '' }, state);
  await witness.file(leader, ofProcedures.getLetter, { dossierId, form: 'result-decision' }, 'result-decision');
}
