import type { Space } from '@dongbo/contract';
import {
  getDossier,
  getDraft,
  getMyDossier,
  importProcedures,
  saveDraft,
  startDraft,
  submitDossier,
  type Dossier,
  type MyDossier,
} from '@dongbo/contract/procedures';
import { asSystem, type World } from '@dongbo/testing';
import { makeLine } from '../catalogue/exchange-line.fixture.ts';
import { bringTo, oneStopCode, owner, settlingWorld, takeIn, unitIdOf } from '../dossiers/settling-world.fixture.ts';

/** A procedure that asks for papers about what is to be confirmed: the result of another answers it. */
export const confirmation = '2.002516';
/** The paper that it asks for. */
export const askedPaper = 'g1.c2';

const channels = ['DIRECT', 'ONLINE'].map((channel) => ({
  channel,
  processingTime: { value: 3, unit: 'WORKING_DAY' },
  fees: [],
  description: null,
}));

const confirmationLine = makeLine({
  code: confirmation,
  name: 'Xác nhận thông tin hộ tịch',
  channels,
  componentGroups: [
    {
      case: null,
      items: [
        { name: 'Tờ khai đề nghị xác nhận thông tin hộ tịch', originals: 1, copies: 0, form: null },
        {
          name: 'Giấy tờ, tài liệu có liên quan đến nội dung đề nghị xác nhận thông tin hộ tịch',
          originals: 0,
          copies: 1,
          form: null,
        },
      ],
    },
  ],
});

/** The world of settling with that procedure, in both spaces, on a day with the forms of today. */
export async function heldWorld(): Promise<World> {
  const world = await settlingWorld();
  world.clock.set('2026-11-30T09:00:00+07:00');
  for (const space of ['official', 'trial'] as const)
    await world.call(importProcedures, { lines: [confirmationLine], validFrom: '2026-01-01' }, { as: asSystem, space });
  return world;
}

/** A birth certificate that Trấn Biên issued to the owner of the number; unless another is said, to congdan1. */
export async function issueResult(
  world: World,
  changes: Partial<Record<'name' | 'identityNumber', string>> = {},
): Promise<Dossier> {
  return await bringTo(world, await takeIn(world, { owner: { ...owner, ...changes } }), 'handover');
}

const own = {
  filedFor: 'self',
  ownerBirthDate: { day: '1', month: '2', year: '1990' },
  ownerGender: 'female',
  ownerAddress: { communeCode: null, detail: '12 đường Thử Nghiệm' },
  ownerPhone: '0912 345 678',
};
export const forOther = {
  ...own,
  filedFor: 'other',
  mandate: 'authorised',
  ownerType: 'citizen',
  ownerName: 'Nguyễn Thị Khác',
  ownerIdentityNumber: '075190000001',
};

/** A draft of the confirmation, as far as the papers. */
export async function draftFor(world: World, as = 'congdan1', applicant: Readonly<Record<string, unknown>> = own) {
  const { id: draftId } = await world.call(startDraft, { procedureCode: confirmation, another: true }, { as });
  return await keep(world, { draftId, as, applicant, fileIds: [] });
}

interface Kept {
  readonly draftId: string;
  readonly as?: string;
  readonly applicant?: Readonly<Record<string, unknown>>;
  readonly fileIds: readonly string[];
}

/** The draft saved with these files for the paper that is asked for. */
export async function keep(world: World, { draftId, as = 'congdan1', applicant = own, fileIds }: Kept) {
  const { version } = await world.call(getDraft, { draftId }, { as });
  return await world.call(
    saveDraft,
    {
      draftId,
      version,
      unitId: await unitIdOf(world, oneStopCode),
      answers: { applicant, 'general-request': { requestContent: 'Đề nghị xác nhận', declared: true } },
      papers: fileIds.length === 0 ? [] : [{ componentId: askedPaper, fileIds: [...fileIds] }],
      returnMethod: 'one-stop',
    },
    { as },
  );
}

/** The draft filed. */
export async function fileDraft(world: World, draft: { id: string; version: number }): Promise<MyDossier> {
  const order = { draftId: draft.id, version: draft.version, withoutPapers: true, again: true };
  const { id: dossierId } = await world.call(submitDossier, order, { as: 'congdan1' });
  return await world.call(getMyDossier, { dossierId }, { as: 'congdan1' });
}

export const see = async (world: World, dossierId: string, as: string, space: Space = 'official'): Promise<Dossier> =>
  await world.call(getDossier, { dossierId }, { as, space });
