import { getExportFile, signIn, uploadFile, type Client } from '@dongbo/contract';
import * as of from '@dongbo/contract/procedures';
import { answerAppointment, getMySlip } from '@dongbo/contract/sample';
import { demonstrationPassword, drain } from '@dongbo/kernel';
import { administration } from './right-administration.fixture.ts';
import { rightsCalls } from './right-rights.fixture.ts';
import { manyAtOnce } from './right-batches.fixture.ts';
import { wrongPaper, wrongResults } from './right-exchanges.fixture.ts';
import { people, type Place, type RightCalls, type Who } from './call-place.fixture.ts';
import { held } from './held-calls.fixture.ts';
import { knownProcedure, type HostileServer } from './hostile-server.fixture.ts';
import { ownSettings } from './own-settings.fixture.ts';
import { atAnyCounter } from './right-counter-supplements.fixture.ts';
import { fees } from './right-fees.fixture.ts';
import { readsByTwo } from './right-reads.fixture.ts';
import { units } from './right-units.fixture.ts';
import { onTheSpot } from './right-site-checks.fixture.ts';
import {
  askSample,
  clientOf,
  draftSample,
  fileSample,
  oneStopCode,
  orderSample,
  sampleAnswers,
  sampleOwner,
  takeInSample,
  unitIdOf,
} from './sample-dossiers.fixture.ts';
import { smallPdf } from './sample-files.fixture.ts';

const words = { reason: 'Minh họa' } as const;
const timeLimit = { unit: 'working-day', value: 1 } as const;
const paper = { componentId: 'desk.1', name: 'Giấy ủy quyền', originals: 1, certifiedCopies: 0, photocopies: 0 };

const upload = async (client: Client): Promise<string> =>
  (await client.call(uploadFile, { name: 'giay-to.pdf' }, { bytes: new Uint8Array(smallPdf()) })).id;

const at = ({ id, version }: of.DossierChanged) => ({ dossierId: id, version });

async function receive({ file, clients }: Place): Promise<of.DossierChanged> {
  return await clients.counter.call(of.receiveDossier, { ...at(await file()), timeLimit });
}

/** A dossier in the hands of the specialist. */
async function assign(place: Place): Promise<of.DossierChanged> {
  const received = await receive(place);
  const { assigneeId, dossiers } = { assigneeId: place.specialistId, dossiers: [at(received)] };
  await place.clients.head.call(of.assignDossiers, { assigneeId, dossiers });
  const { version } = await place.clients.specialist.call(of.getDossier, { dossierId: received.id });
  return { ...received, version };
}

async function atTheCounter({ server, file, clients, add }: Place): Promise<void> {
  add(of.correctDossier, 'counter', { ...at(await takeInSample(server)), owner: { phone: '0912345679' }, ...words });
  add(of.takeInDossier, 'counter', await orderSample(server));
  add(of.stopMessages, 'counter', at(await takeInSample(server)));
  const { timeLimit: _counted, ...typed } = await orderSample(server);
  const item = { kind: 'paper', componentId: 'desk.2', name: 'Giấy ủy quyền', wanted: 'Nộp bản chính' } as const;
  add(of.requestSupplementAtCounter, 'counter', { ...typed, ...words, items: [item] });
  add(of.refuseAtCounter, 'counter', { ...typed, ...words, ground: 'not-valid' });
  const { dossier, file: paper } = await fileSample(server);
  add(of.getDossierFile, 'counter', { dossierId: dossier.id, fileId: paper.id });
  add(of.withdrawMyDossier, 'citizen', at(await file()));
  add(of.receiveDossier, 'counter', { ...at(await file()), timeLimit });
  add(of.refuseDossier, 'counter', { ...at(await file()), ground: 'not-valid', ...words });
  add(of.withdrawDossier, 'counter', { ...at(await file()), ...words, fileIds: [await upload(clients.counter)] });
}

async function withTheSpecialist(place: Place): Promise<void> {
  const { clients, add, specialistId } = place;
  const { id: dossierId } = await receive(place);
  add(of.listAssignees, 'head', { dossierIds: dossierId });
  add(of.listFigures, 'head', { from: '2026-03-01', to: '2026-03-31', group: 'unit' });
  add(of.exportDossiers, 'head', { format: 'csv' });
  add(of.exportFigures, 'head', { from: '2026-03-01', to: '2026-03-31', format: 'xlsx' });
  add(of.listLateSoon, 'head', {});
  add(of.listHeldUse, 'head', { from: '2026-03-01', to: '2026-03-31', group: 'paper' });
  add(of.listHeldUseDossiers, 'head', { from: '2026-03-01', to: '2026-03-31', figure: 'asked' });
  const { exportId } = await clients.head.call(of.exportDossiers, { format: 'csv' });
  add(of.explainMyDueDate, 'citizen', { dossierId });
  add(of.getMyForecast, 'citizen', { dossierId });
  add(of.listMyPapers, 'citizen', {});
  add(of.listMyOpenings, 'citizen', { limit: 5 });
  await drain(place.server.program.worker);
  add(of.getMyLetter, 'citizen', { dossierId, form: 'receipt' });
  add(of.getLetter, 'head', { dossierId, form: 'control-slip' });
  add(getExportFile, 'head', { exportId });
  add(of.assignDossiers, 'head', { assigneeId: specialistId, dossiers: [at(await receive(place))] });
  const content = { title: 'Giấy minh họa', body: 'Nội dung' };
  add(of.writeResult, 'specialist', { ...at(await assign(place)), ...content });
  const written = await clients.specialist.call(of.writeResult, { ...at(await assign(place)), ...content });
  add(of.actOnDossier, 'specialist', { ...at(written), action: 'forward' });
}

async function lackingPapers(place: Place): Promise<void> {
  const { clients, add } = place;
  const items = [{ kind: 'paper', componentId: 'desk.1', name: 'Giấy ủy quyền', wanted: 'Nộp bản chính' }] as const;
  const order = { ...words, items: [...items] };
  add(of.requestSupplement, 'counter', { ...at(await place.file()), ...order });
  const ask = async () => {
    const asked = await clients.counter.call(of.requestSupplement, { ...at(await place.file()), ...order });
    return { ...asked, seen: await clients.citizen.call(of.getMySupplement, { dossierId: asked.id }) };
  };
  const { id: dossierId, seen } = await ask();
  const answer = { dossierId, version: seen.version, supplementId: seen.supplement?.id ?? '' };
  add(of.answerSupplement, 'citizen', {
    ...answer,
    papers: [{ itemId: '1', fileIds: [await upload(clients.citizen)] }],
  });
  await atAnyCounter(place, async () => ({ ...(await ask()), fileId: await upload(clients.counter) }));
  const brought = { papers: [{ itemId: '1', originals: 1 }] };
  add(of.recordSupplement, 'counter', { ...at(await ask()), ...brought });
  const asked = await clients.specialist.call(of.requestSupplement, { ...at(await assign(place)), ...order });
  add(
    of.acceptSupplement,
    'specialist',
    at(await clients.counter.call(of.recordSupplement, { ...at(asked), ...brought })),
  );
}

async function endings(place: Place): Promise<void> {
  const { clients, add } = place;
  const order = { kind: 'refused', ground: 'not-competent', ...words } as const;
  add(of.proposeEnding, 'head', { ...at(await receive(place)), ...order });
  const propose = async () => await clients.head.call(of.proposeEnding, { ...at(await receive(place)), ...order });
  add(of.returnEnding, 'leader', { ...at(await propose()), remark: 'Nêu rõ hơn' });
  add(of.decideEnding, 'leader', at(await propose()));
}

/** A dossier whose result is issued. */
async function issue(place: Place): Promise<of.DossierChanged> {
  const { clients, server } = place;
  const content = { title: 'Giấy minh họa', body: 'Nội dung' };
  let dossier = await clients.specialist.call(of.writeResult, { ...at(await assign(place)), ...content });
  const acts = { specialist: 'forward', head: 'forward', leader: 'approve', clerk: 'issue' } as const;
  for (const who of ['specialist', 'head', 'leader', 'clerk'] as const) {
    // The worker signs between approval and issue.
    await drain(server.program.worker);
    dossier = await clients[who].call(of.actOnDossier, { ...at(dossier), action: acts[who] });
  }
  return dossier;
}

async function resultChanges(place: Place): Promise<void> {
  const { clients, add } = place;
  const order = { kind: 'reissue', ground: 'lost', ...words } as const;
  const issued = await issue(place);
  add(of.proposeResultChange, 'specialist', { ...at(issued), ...order });
  const propose = async () =>
    await clients.specialist.call(of.proposeResultChange, { ...at(await issue(place)), ...order });
  add(of.returnResultChange, 'leader', { ...at(await propose()), remark: 'Nêu rõ hơn' });
  add(of.decideResultChange, 'leader', at(await propose()));
  await wrongResults(place, [(await issue(place)).id, (await issue(place)).id]);
  const { result } = await clients.leader.call(of.getDossier, { dossierId: issued.id });
  add(of.checkResult, 'citizen', { token: result?.checkToken ?? '' });
  const handOver = { ...at(await issue(place)), action: 'hand-over', receiver: 'owner' } as const;
  const { id: dossierId } = await clients.counter.call(of.actOnDossier, handOver);
  add(of.rateMyDossier, 'citizen', { dossierId, satisfaction: 'satisfied' });
  await wrongPaper(place, dossierId);
}

async function apologies(place: Place): Promise<void> {
  const { clients, add } = place;
  const { items } = await clients.head.call(of.listLateCauses, {});
  const letter = { cause: items[0]?.key ?? '', explanation: 'Hồ sơ tăng đột biến', promisedOn: '2026-03-20' };
  const late = async () => {
    const received = await receive(place);
    const { competentUnit } = await clients.head.call(of.getDossier, { dossierId: received.id });
    return { ...at(received), ...letter, unitId: competentUnit.id };
  };
  add(of.writeApology, 'head', await late());
  const write = async () => await clients.head.call(of.writeApology, await late());
  add(of.returnApology, 'leader', { ...at(await write()), remark: 'Nêu rõ hơn' });
  add(of.sendApology, 'leader', at(await write()));
}

async function others(place: Place): Promise<void> {
  const { clients, add, divisionIds, colleagueId } = place;
  const unitId = divisionIds[0] ?? '';
  const asking = { to: [{ unitId }], content: 'Đề nghị cho ý kiến' };
  add(of.askOpinion, 'specialist', { ...at(await assign(place)), ...asking });
  add(of.linkTasks, 'specialist', { ...at(await assign(place)), tasks: [{ title: 'Việc', unitId, sequence: 1 }] });
  const refer = async () => {
    const { id: dossierId } = await clients.specialist.call(of.askOpinion, { ...at(await assign(place)), ...asking });
    const { items } = await clients.specialist.call(of.listReferrals, { dossierId });
    const referralId = items[0]?.id ?? of.ReferralId.parse('');
    const { version } = await clients.head.call(of.getReferral, { referralId });
    return { referralId, version };
  };
  add(of.answerReferral, 'head', { ...(await refer()), outcome: 'agrees', text: 'Đồng ý' });
  add(of.assignReferral, 'head', { ...(await refer()), assigneeId: colleagueId });
  add(of.withdrawReferral, 'specialist', { ...(await refer()), ...words });
}

const spot = async (place: Place): Promise<void> =>
  await onTheSpot({
    server: place.server,
    specialist: place.clients.specialist,
    colleagueId: place.colleagueId,
    assigned: () => assign(place),
    add: (endpoint, input) => place.add(endpoint, 'specialist', input),
  });

/** Papers that wait at the counter for its ward, lists of them, and a matter that ends in one visit. */
async function betweenCounters({ server, clients, add, oneStopId }: Place): Promise<void> {
  const wait = async (): Promise<string> => {
    const { id } = await takeInSample(server);
    const handoverId = crypto.randomUUID();
    await server.program.databases.official.pool.query(
      `insert into paper_handover (id, dossier_id, kind, from_unit_id, to_unit_id, since, pieces)
       select $1, id, 'supplement', receiving_unit_id, competent_unit_id, received_at, $2::jsonb from dossier where id = $3`,
      [handoverId, JSON.stringify([{ ...paper, state: 'sent', note: null }]), id],
    );
    return handoverId;
  };
  const list = async () => ({ fromUnitId: oneStopId, handoverIds: [await wait()] });
  const send = async () => (await clients.counter.call(of.sendBundle, await list())).id;
  add(signIn, 'citizen', { username: people.citizen, password: demonstrationPassword });
  add(of.listBundles, 'counter', { unitId: oneStopId, direction: 'out' });
  add(of.sendBundle, 'counter', await list());
  add(of.getBundle, 'counter', { bundleId: await send() });
  add(of.printBundle, 'counter', { bundleId: await send() });
  add(of.confirmBundle, 'counter', { bundleId: await send() });
  const visit = await clients.counter.call(of.takeInDossier, {
    procedureCode: knownProcedure,
    receivingUnitId: oneStopId,
    owner: sampleOwner,
    papers: [],
    sameVisit: true,
  });
  add(of.makeReceipt, 'counter', at(visit));
}

async function drafts({ server, add, oneStopId }: Place): Promise<void> {
  const { draftId, version } = (await draftSample(server, people.citizen)).filing;
  const content = { unitId: oneStopId, answers: sampleAnswers, returnMethod: 'online' } as const;
  add(of.saveDraft, 'citizen', { draftId, version, ...content, papers: [] });
  add(of.submitDossier, 'citizen', (await draftSample(server, people.citizen)).filing);
}

async function appointments({ server, clients, add }: Place): Promise<void> {
  const { id: appointmentId, version } = await askSample(server, people.citizen);
  await clients.counter.call(answerAppointment, { appointmentId, version, time: '09:30' });
  await drain(server.program.worker);
  add(getMySlip, 'citizen', { appointmentId });
  const asked = await askSample(server, people.citizen);
  add(answerAppointment, 'counter', { appointmentId: asked.id, version: asked.version, time: '10:00' });
}

/** Prepares for each operation that needs a dossier in one certain state a dossier of its own, so that no other call takes it away. */
export async function arrangeRightCalls(server: HostileServer): Promise<RightCalls> {
  const calls: RightCalls = new Map();
  const { rows } = await server.program.databases.official.pool.query<{ person_id: string }>(
    'select person_id from account where username in ($1, $2) order by length(username) desc',
    [people.specialist, 'chuyenvien2.tranbien'],
  );
  const oneStopId = await unitIdOf(server, oneStopCode);
  const named = Object.entries(people).map(async ([who, username]) => [who, await clientOf(server, username)] as const);
  const divisions = await server.program.databases.official.pool.query<{ id: string }>(
    `select d.id from unit d join unit o on o.parent_id = d.parent_id and o.id = $1
     where d.kind = 'division' and d.valid_to is null order by d.code`,
    [oneStopId],
  );
  const place: Place = {
    server,
    clients: Object.fromEntries(await Promise.all(named)) as Record<Who, Client>,
    specialistId: rows[1]?.person_id ?? '',
    colleagueId: rows[0]?.person_id ?? '',
    oneStopId,
    divisionIds: divisions.rows.map(({ id }) => id),
    file: async () => (await fileSample(server, people.citizen)).dossier,
    add: (endpoint, who, input) => void calls.set(endpoint.name, { who: people[who], input: Object(input) }),
  };
  const rooms = [
    atTheCounter,
    withTheSpecialist,
    lackingPapers,
    endings,
    resultChanges,
    apologies,
    others,
    spot,
    fees,
    betweenCounters,
    manyAtOnce,
    drafts,
    held,
    appointments,
    ownSettings,
    administration,
    rightsCalls,
    units,
    readsByTwo,
  ];
  for (const arrange of rooms) await arrange(place);
  return calls;
}
