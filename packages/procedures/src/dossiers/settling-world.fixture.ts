import { uploadFile, type CallOf, type Space } from '@dongbo/contract';
import {
  actOnDossier,
  getDossier,
  getDraft,
  getMyDossier,
  importProcedures,
  saveDraft,
  startDraft,
  submitDossier,
  takeInDossier,
  writeResult,
  type Dossier,
  type MyDossier,
} from '@dongbo/contract/procedures';
import { kernelOperations, type MessageGateway } from '@dongbo/kernel';
import { asSystem, createWorld, type World } from '@dongbo/testing';
import type { Kysely } from 'kysely';
import { makeLine } from '../catalogue/exchange-line.fixture.ts';
import { createSimulatedGateway, proceduresSystem, seedProcesses, type ProceduresPorts } from '../index.ts';
import type { ProceduresTables } from '../tables.ts';
import { onePagePdf } from './one-page-pdf.fixture.ts';

/** Procedures of these tests: settled in the commune's office in 3 working days; without a limit; in its economic
 * division; at the department of justice; certified copies, in the same visit. */
export const procedures = {
  office: '1.001193',
  silent: '9.000001',
  economy: '9.000002',
  justice: '9.000003',
  copies: '2.000815',
} as const;

/** Where people of these tests pay online. */
export const gateway = createSimulatedGateway({ secret: Buffer.alloc(32, 7) });

/** Takes every text message. */
const carrier: MessageGateway = { name: 'test', send: async () => ({ kind: 'accepted', reference: null }) };

const lines = [
  makeLine({}),
  makeLine({
    code: procedures.silent,
    name: 'Thủ tục không ghi đơn vị thời hạn',
    channels: ['DIRECT', 'ONLINE'].map((channel) => ({
      channel,
      processingTime: { value: 7, unit: 'OTHER' },
      fees: [],
      description: null,
    })),
  }),
  makeLine({
    code: procedures.economy,
    name: 'Thủ tục thuộc phòng kinh tế',
    field: 'Hộ kinh doanh',
    ministry: 'Bộ Tài chính',
  }),
  makeLine({
    code: procedures.justice,
    name: 'Thủ tục của Sở Tư pháp',
    field: 'Luật sư',
    levels: ['province'],
    handlers: ['province-department'],
  }),
  makeLine({
    code: procedures.copies,
    name: 'Chứng thực bản sao từ bản chính',
    field: 'Chứng thực',
    channels: [{ channel: 'DIRECT', processingTime: { value: 0, unit: 'OTHER' }, fees: [], description: null }],
  }),
];

const spaces: readonly Space[] = ['official', 'trial'];

/** Connections of the test kit; their search path holds the tables of the procedures too. */
export const tablesOf = (world: World, space: Space = 'official'): Kysely<ProceduresTables> =>
  world.databases[space].kysely;

/** The seeded province with five procedures and the default processes in both spaces, real letters and signatures. It is
 * Wednesday 11 March 2026, nine o'clock. */
export async function settlingWorld(): Promise<World> {
  return await createWorld({
    key: 'settling',
    systems: [proceduresSystem],
    operations: kernelOperations,
    messageGateways: { of: (_space, channel) => (channel === 'sms' ? carrier : null) },
    ports: { procedures: { payments: gateway } satisfies ProceduresPorts },
    fill: async (world) => {
      for (const space of spaces) {
        await seedProcesses(tablesOf(world, space), world.clock.now());
        await world.call(importProcedures, { lines, validFrom: '2026-01-01' }, { as: asSystem, space });
      }
    },
  });
}

/** Those who settle a dossier of the ward Trấn Biên. */
export const officials = {
  counter: 'motcua.tranbien',
  head: 'truongphong.tranbien',
  specialist: 'chuyenvien.tranbien',
  second: 'chuyenvien2.tranbien',
  leader: 'lanhdao.tranbien',
  clerk: 'vanthu.tranbien',
} as const;

export async function unitIdOf(world: World, code: string): Promise<string> {
  const row = await tablesOf(world)
    .selectFrom('unit')
    .select('id')
    .where('code', '=', code)
    .where('valid_to', 'is', null)
    .executeTakeFirstOrThrow();
  return row.id;
}

export const oneStopCode = 'H19.145.01';

export const owner = {
  type: 'citizen',
  name: 'Nguyễn Thị Thảo Bích Hà My',
  identityNumber: '075190000001',
  address: 'Số 1 đường Minh Họa',
  phone: '+84912345678',
  email: null,
} as const;

/** What a counter officer types for a paper dossier of the office. */
export async function paperOrder(
  world: World,
  changes: Partial<CallOf<typeof takeInDossier>> = {},
): Promise<CallOf<typeof takeInDossier>> {
  const receivingUnitId = await unitIdOf(world, oneStopCode);
  return { procedureCode: procedures.office, receivingUnitId, owner, papers: [], ...changes };
}

interface Where {
  readonly space?: Space;
}

/** A paper dossier, taken in at Trấn Biên. */
export async function takeIn(
  world: World,
  changes: Partial<CallOf<typeof takeInDossier>> = {},
  { space = 'official' }: Where = {},
): Promise<Dossier> {
  const as = { as: officials.counter, space };
  const { id: dossierId } = await world.call(takeInDossier, await paperOrder(world, changes), as);
  return await world.call(getDossier, { dossierId }, as);
}

const answers = {
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

/** An online dossier of congdan1 to Trấn Biên's office, with one uploaded paper; it waits for reception. */
export async function fileOnline(
  world: World,
  procedureCode: string,
  { space = 'official' }: Where = {},
): Promise<MyDossier> {
  const as = { as: 'congdan1', space };
  const { id: draftId } = await world.call(startDraft, { procedureCode }, as);
  const draft = await world.call(getDraft, { draftId }, as);
  const paper = await upload(world, 'congdan1', { space });
  const [component] = draft.procedure.componentGroups.flatMap(({ items }) => items);
  const { version } = await world.call(
    saveDraft,
    {
      draftId: draft.id,
      version: draft.version,
      unitId: await unitIdOf(world, oneStopCode),
      answers,
      papers: [{ componentId: component?.id ?? '', fileIds: [paper] }],
      returnMethod: 'online',
    },
    as,
  );
  const { id: dossierId } = await world.call(submitDossier, { draftId, version, again: true, withoutPapers: true }, as);
  return await world.call(getMyDossier, { dossierId }, as);
}

/** An uploaded file that is not attached to anything yet; its id. */
export async function upload(
  world: World,
  username: string,
  { space = 'official', bytes = onePagePdf(username) }: Where & { bytes?: Uint8Array } = {},
): Promise<string> {
  return (await world.call(uploadFile, { name: 'giay-to.pdf' }, { as: username, space, bytes })).id;
}

/** Time passes between two acts, so that their events have an order. */
export const minutePasses = (world: World): void => world.clock.advance(60_000);

/** One action as one official a minute later, on the version of the dossier at hand. */
export async function act(
  world: World,
  username: string,
  dossier: Pick<Dossier, 'id' | 'version'>,
  input: Omit<CallOf<typeof actOnDossier>, 'dossierId' | 'version'>,
  { space = 'official' }: Where = {},
): Promise<Dossier> {
  minutePasses(world);
  const as = { as: username, space };
  const order = { dossierId: dossier.id, version: dossier.version, ...input };
  await world.call(actOnDossier, order, as);
  return await world.call(getDossier, { dossierId: dossier.id }, as);
}

export async function personIdOf(world: World, username: string): Promise<string> {
  return (await world.actor(username)).personId ?? '';
}

/** Brings a received dossier to a step of the default process, each step by the official whose it is. */
export async function bringTo(
  world: World,
  dossier: Dossier,
  step: 'processing' | 'written' | 'review' | 'approval' | 'issuing' | 'handover',
  where: Where = {},
): Promise<Dossier> {
  const { space = 'official' } = where;
  const assigneeId = await personIdOf(world, officials.specialist);
  const stages: readonly [string, (current: Dossier) => Promise<Dossier>][] = [
    ['processing', (current) => act(world, officials.head, current, { action: 'assign', assigneeId }, where)],
    [
      'written',
      async (current) => {
        minutePasses(world);
        const written = {
          dossierId: current.id,
          version: current.version,
          title: 'Giấy xác nhận',
          body: 'Nội dung kết quả.',
        };
        const as = { as: officials.specialist, space };
        await world.call(writeResult, written, as);
        return await world.call(getDossier, { dossierId: current.id }, as);
      },
    ],
    ['review', (current) => act(world, officials.specialist, current, { action: 'forward' }, where)],
    ['approval', (current) => act(world, officials.head, current, { action: 'forward' }, where)],
    ['issuing', (current) => act(world, officials.leader, current, { action: 'approve' }, where)],
    [
      'handover',
      async (current) => {
        minutePasses(world);
        await world.drain();
        return await act(world, officials.clerk, current, { action: 'issue' }, where);
      },
    ],
  ];
  let current = dossier;
  for (const [name, stage] of stages) {
    current = await stage(current);
    if (name === step) break;
  }
  return current;
}

/** Runs the body and answers the code with which it was refused. */
export async function refusalOf(body: Promise<unknown>): Promise<{ code: unknown; facts: unknown }> {
  try {
    await body;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && 'facts' in error)
      return { code: error.code, facts: error.facts };
    throw error;
  }
  return { code: 'done', facts: {} };
}

/** What was recorded of a dossier, in order, without the system's prefix. */
export async function eventsOf(
  world: World,
  dossierId: string,
  space: Space = 'official',
): Promise<{ type: string; payload: unknown }[]> {
  const rows = await tablesOf(world, space)
    .selectFrom('event')
    .select(['type', 'payload'])
    .where('subject_id', '=', dossierId)
    .orderBy('at')
    .orderBy('position')
    .execute();
  return rows.map(({ type, payload }) => ({ type: type.replace('procedures.', ''), payload }));
}
