import type { CallOf, Endpoint, OutputOf, UnitId } from '@dongbo/contract';
import {
  answerReferral,
  askOpinion,
  demandFees,
  getDossier,
  getFees,
  listReferrals,
  listSiteChecks,
  planSiteCheck,
  recordSiteCheck,
  signSiteCheck,
  takePayment,
  type DossierId,
} from '@dongbo/contract/procedures';
import type { SteppedClock } from './load-originals.ts';

/** Who goes a way beside the straight one. */
type Who = 'counter' | 'specialist' | 'asked';

/** What such a way is gone with. */
export interface Aside {
  readonly id: DossierId;
  readonly clock: SteppedClock;
  /** The unit of whoever is asked. */
  readonly askedUnitId: UnitId;
  call<E extends Endpoint>(who: Who, endpoint: E, input: CallOf<E>): Promise<OutputOf<E>>;
}

function only<One>(list: readonly One[]): One {
  const [first] = list;
  if (first === undefined) throw new Error('An act of a dossier to be loaded left nothing behind');
  return first;
}

/** A charge is demanded and paid in cash, with a receipt. */
async function pay({ id: dossierId, clock, call }: Aside): Promise<void> {
  const line = { kind: 'charge', name: 'Lệ phí', quantity: 1, unitPrice: 8_000, reducedBy: 0 } as const;
  await call('counter', demandFees, { dossierId, lines: [line] });
  clock.advance(11);
  const { id: feeDemandId, amount } = only((await call('counter', getFees, { dossierId })).demands);
  await call('counter', takePayment, { feeDemandId, method: 'cash', amount, payerName: 'Người nộp hồ sơ' });
}

/** A body of the province is asked for its opinion, and answers. */
async function ask({ id: dossierId, clock, call, askedUnitId }: Aside): Promise<void> {
  const { version } = await call('specialist', getDossier, { dossierId });
  const limit = { unit: 'working-day', value: 2 } as const;
  const question = { content: 'Có vướng mắc thuộc lĩnh vực quản lý không?', limit, isNeeded: false, showsOwner: true };
  await call('specialist', askOpinion, { dossierId, version, to: [{ unitId: askedUnitId }], ...question });
  clock.advance(53);
  const { id: referralId } = only((await call('specialist', listReferrals, { dossierId })).items);
  await call('asked', answerReferral, { referralId, version: 1, outcome: 'agrees', text: 'Không có vướng mắc.' });
}

/** Looked at on the spot within the day, written down and signed. */
async function look({ id: dossierId, clock, call }: Aside): Promise<void> {
  const { version } = await call('specialist', getDossier, { dossierId });
  const start = new Date(clock.now().getTime() + 60 * 60_000).toISOString();
  const place = 'Địa điểm nêu trong hồ sơ';
  const plan = { plannedAt: start, place, subject: 'Hiện trạng so với hồ sơ', asksOwner: false, memberIds: [] };
  await call('specialist', planSiteCheck, { dossierId, version, ...plan });
  clock.advance(120);
  const check = async () => only((await call('specialist', listSiteChecks, { dossierId })).items);
  const planned = await check();
  const record = {
    startedAt: start,
    endedAt: new Date(Date.parse(start) + 30 * 60_000).toISOString(),
    place,
    present: planned.members.map(({ key }) => key),
    ownerPresent: false,
    findings: 'Đúng như kê khai.',
    outcome: 'as-declared' as const,
    fileIds: [],
  };
  await call('specialist', recordSiteCheck, { siteCheckId: planned.id, version: planned.version, record });
  const { id: siteCheckId, version: recorded } = await check();
  await call('specialist', signSiteCheck, { siteCheckId, version: recorded });
}

/** Ways beside the straight one that a dossier goes while a specialist has it; each goes on to its end afterwards. */
export const sideWays: readonly ((aside: Aside) => Promise<void>)[] = [pay, ask, look];
