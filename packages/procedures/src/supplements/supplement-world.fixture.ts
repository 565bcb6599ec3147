import type { CallOf } from '@dongbo/contract';
import {
  acceptSupplement,
  answerSupplement,
  getDossier,
  getMyDossier,
  getMySupplement,
  receiveDossier,
  requestSupplement,
  type Dossier,
} from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { fileOnline, minutePasses, officials, procedures, upload } from '../dossiers/settling-world.fixture.ts';

export const see = async (world: World, dossierId: string, as: string = officials.counter): Promise<Dossier> =>
  await world.call(getDossier, { dossierId }, { as });

/** An online dossier of congdan1 that the counter has received. */
export async function received(world: World, procedureCode: string = procedures.economy): Promise<Dossier> {
  const { id: dossierId } = await fileOnline(world, procedureCode);
  minutePasses(world);
  await world.call(receiveDossier, { dossierId, version: 1 }, { as: officials.counter });
  return await see(world, dossierId);
}

type Order = CallOf<typeof requestSupplement>;

/** Asks for one paper of the procedure and for one answer of the general request. */
export async function ask(
  world: World,
  { id: dossierId, version, papers }: Pick<Dossier, 'id' | 'version' | 'papers'>,
  as: string,
  changes: Partial<Order> = {},
): Promise<Dossier> {
  const items: Order['items'] = [
    { kind: 'paper', componentId: papers[0]?.componentId ?? '', wanted: 'Bản chụp bị mờ, nộp lại bản rõ' },
    { kind: 'field', form: 'general-request', field: 'requestContent', wanted: 'Ghi rõ nội dung đề nghị' },
  ];
  const order = { dossierId, version, items, reason: 'Hồ sơ chưa rõ', guidePhone: '0912 345 678', ...changes };
  await world.call(requestSupplement, order, { as });
  return await see(world, dossierId, as);
}

type Answer = CallOf<typeof answerSupplement>;

/** What congdan1 sends for the request of `ask`. */
export async function answerOf(world: World, dossierId: string, changes: Partial<Answer> = {}): Promise<Answer> {
  const { supplement, version } = await world.call(getMySupplement, { dossierId }, { as: 'congdan1' });
  return {
    dossierId,
    version,
    supplementId: supplement?.id ?? '',
    papers: [{ itemId: '1', fileIds: [await upload(world, 'congdan1')] }],
    answers: { 'general-request': { requestContent: 'Đề nghị cấp giấy chứng nhận đăng ký hộ kinh doanh' } },
    ...changes,
  };
}

/** congdan1 answers the request of `ask`. */
export async function answer(world: World, dossierId: string, changes: Partial<Answer> = {}) {
  await world.call(answerSupplement, await answerOf(world, dossierId, changes), { as: 'congdan1' });
  return await world.call(getMyDossier, { dossierId }, { as: 'congdan1' });
}

export async function accept(world: World, dossierId: string, as: string): Promise<Dossier> {
  const { version } = await see(world, dossierId, as);
  await world.call(acceptSupplement, { dossierId, version }, { as });
  return await see(world, dossierId, as);
}
