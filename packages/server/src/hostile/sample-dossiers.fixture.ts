import { createClient, uploadFile, type Client } from '@dongbo/contract';
import {
  demandFees,
  getDraft,
  listPaymentDifferences,
  notifyPayment,
  openRefund,
  saveDraft,
  startDraft,
  startPayment,
  submitDossier,
  takeInDossier,
  takePayment,
} from '@dongbo/contract/procedures';
import { requestAppointment } from '@dongbo/contract/sample';
import { drain } from '@dongbo/kernel';
import { noticeOf } from '../who-may/fees.fixture.ts';
import { knownProcedure, type HostileServer } from './hostile-server.fixture.ts';
import { smallPdf } from './sample-files.fixture.ts';

/** The typed client as one of the demonstration accounts. */
export async function clientOf(server: HostileServer, username: string): Promise<Client> {
  const cookie = await server.signIn(username);
  return createClient({ base: `${server.address}/api`, headers: () => ({ cookie }) });
}

export async function unitIdOf(server: HostileServer, code: string): Promise<string> {
  const { rows } = await server.program.databases.official.pool.query(
    'select id from unit where code = $1 and valid_to is null',
    [code],
  );
  return rows[0].id;
}

export const oneStopCode = 'H19.145.01';

export const sampleOwner = {
  type: 'citizen',
  name: 'Nguyễn Thị Thử',
  identityNumber: '075190000001',
  address: 'Số 1 đường Minh Họa',
  phone: '0912345678',
  email: null,
} as const;

export const sampleAnswers = {
  applicant: {
    ownerType: 'citizen',
    ownerName: 'Nguyễn Thị Thử',
    ownerIdentityNumber: '075190000001',
    ownerBirthDate: { day: '1', month: '2', year: '1990' },
    ownerGender: 'female',
    ownerAddress: { communeCode: null, detail: '12 đường Thử Nghiệm' },
    ownerPhone: '0912 345 678',
    submitterRole: 'owner',
  },
  'general-request': { requestContent: 'Đề nghị giải quyết', declared: true },
};

/** What the counter of Trấn Biên types of a paper dossier. */
export async function orderSample(server: HostileServer) {
  const receivingUnitId = await unitIdOf(server, oneStopCode);
  const timeLimit = { unit: 'working-day' as const, value: 3 };
  return { procedureCode: knownProcedure, receivingUnitId, owner: sampleOwner, papers: [], timeLimit };
}

/** A paper dossier at the counter of Trấn Biên. */
export async function takeInSample(server: HostileServer) {
  const counter = await clientOf(server, 'motcua.tranbien');
  return await counter.call(takeInDossier, await orderSample(server));
}

/** A draft of a citizen with one uploaded paper, ready to be filed. */
export async function draftSample(server: HostileServer, username = 'congdan1') {
  const citizen = await clientOf(server, username);
  const { id: draftId } = await citizen.call(startDraft, {
    procedureCode: knownProcedure,
    another: true,
  });
  const draft = await citizen.call(getDraft, { draftId });
  const file = await citizen.call(uploadFile, { name: 'giay-to.pdf' }, { bytes: new Uint8Array(smallPdf()) });
  const componentId = draft.procedure.componentGroups[0]?.items[0]?.id ?? '';
  const saved = await citizen.call(saveDraft, {
    draftId: draft.id,
    version: draft.version,
    unitId: await unitIdOf(server, oneStopCode),
    answers: sampleAnswers,
    papers: [{ componentId, fileIds: [file.id] }],
    returnMethod: 'one-stop',
  });
  const filing = { draftId: saved.id, version: saved.version, again: true, withoutPapers: true };
  return { filing, file, componentId, cases: draft.procedure.papers.cases.map(({ key }) => key) };
}

/** An online dossier of a citizen with one uploaded paper. */
export async function fileSample(server: HostileServer, username = 'congdan1') {
  const { filing, ...facts } = await draftSample(server, username);
  const citizen = await clientOf(server, username);
  return { ...facts, dossier: await citizen.call(submitDossier, filing) };
}

/** An appointment that a citizen has asked for at the counter of Trấn Biên. */
export async function askSample(server: HostileServer, username = 'congdan2') {
  const citizen = await clientOf(server, username);
  const unitId = await unitIdOf(server, oneStopCode);
  return await citizen.call(requestAppointment, { unitId, day: '2026-03-13', purpose: 'Hỏi về đất ở' });
}

export const sampleFeeLines = [{ kind: 'charge' as const, name: 'Lệ phí minh họa', unitPrice: 8000 }];

/** A payment with a refund that is owed and an open demand of a dossier, and a notice of the gateway that fits nothing. */
export async function chargeSample(server: HostileServer, dossier: { readonly id: string; readonly code: string }) {
  const counter = await clientOf(server, 'motcua.tranbien');
  const leader = await clientOf(server, 'lanhdao.tranbien');
  const demanded = { dossierId: dossier.id, lines: sampleFeeLines };
  const { feeDemandId: first } = await counter.call(demandFees, demanded);
  const cash = { method: 'cash' as const, amount: 8000, payerName: 'Nguyễn Thị Thử' };
  const { feePaymentId } = await counter.call(takePayment, { feeDemandId: first, ...cash });
  const { feeRefundId } = await leader.call(openRefund, { feePaymentId, amount: 1000, reason: 'Thu thừa' });
  const { feeDemandId } = await counter.call(demandFees, demanded);
  const citizen = await clientOf(server, 'congdan1');
  const { address } = await citizen.call(startPayment, { dossierId: dossier.id, feeDemandId });
  const query = new URL(address, 'https://x.example').searchParams;
  const order = { orderId: query.get('orderId'), signature: query.get('signature') };
  const notice = noticeOf({ orderId: `${dossier.code}-la`, requestCode: dossier.code, amount: 8000 });
  await counter.call(notifyPayment, notice);
  await drain(server.program.worker);
  const unitId = await unitIdOf(server, oneStopCode);
  const { items } = await counter.call(listPaymentDifferences, { unitId });
  return { feeDemandId, feePaymentId, feeRefundId, paymentDifferenceId: items[0]?.id ?? '', notice, order };
}
