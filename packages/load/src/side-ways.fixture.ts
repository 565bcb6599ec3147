import { UnitId } from '@dongbo/contract';
import {
  DossierId,
  SiteCheckId,
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
  writeApology,
  type Dossier,
} from '@dongbo/contract/procedures';
import { bringTo, minutePasses, officials, takeIn, unitIdOf, upload } from '@dongbo/procedures/settling-world';
import type { World } from '@dongbo/testing';

const { counter, specialist } = officials;

const see = async (world: World, id: string): Promise<Dossier> =>
  await world.call(getDossier, { dossierId: DossierId.parse(id) }, { as: specialist });

/** Paid in cash, with a receipt. */
async function pay(world: World, dossierId: DossierId): Promise<void> {
  const line = { kind: 'charge', name: 'Lệ phí', quantity: 1, unitPrice: 8_000, reducedBy: 0 } as const;
  await world.call(demandFees, { dossierId, lines: [line] }, { as: counter });
  const { demands } = await world.call(getFees, { dossierId }, { as: counter });
  const [open] = demands;
  if (open === undefined) throw new Error('Nothing is demanded');
  const order = { feeDemandId: open.id, method: 'cash', amount: open.amount, payerName: 'Người nộp' } as const;
  minutePasses(world);
  await world.call(takePayment, order, { as: counter });
}

/** Another division is asked, and answers. */
async function ask(world: World, dossierId: DossierId): Promise<void> {
  const unitId = UnitId.parse(await unitIdOf(world, 'H19.145.04'));
  const limit = { unit: 'working-day', value: 2 } as const;
  const { version } = await see(world, dossierId);
  const question = { content: 'Có vướng quy hoạch không?', limit, isNeeded: false, showsOwner: true };
  await world.call(askOpinion, { dossierId, version, to: [{ unitId }], ...question }, { as: specialist });
  const { items } = await world.call(listReferrals, { dossierId }, { as: specialist });
  const [asked] = items;
  if (asked === undefined) throw new Error('Nobody is asked');
  const answer = { referralId: asked.id, version: 1, outcome: 'agrees', text: 'Không vướng.' } as const;
  minutePasses(world);
  await world.call(answerReferral, answer, { as: officials.head });
}

/** Looked at on the spot on the next day, with a photograph, and signed. */
async function look(world: World, dossierId: DossierId): Promise<void> {
  const { version } = await see(world, dossierId);
  const plannedAt = new Date(world.clock.now().getTime() + 24 * 3_600_000).toISOString();
  const plan = { plannedAt, place: 'Thửa đất số 125', subject: 'Ranh giới', asksOwner: false, memberIds: [] };
  await world.call(planSiteCheck, { dossierId, version, ...plan }, { as: specialist });
  world.clock.advance(25 * 3_600_000);
  const check = async () => {
    const { items } = await world.call(listSiteChecks, { dossierId }, { as: specialist });
    const [one] = items;
    if (one === undefined) throw new Error('Nothing is planned');
    return { siteCheckId: SiteCheckId.parse(one.id), version: one.version, members: one.members };
  };
  const { members, ...planned } = await check();
  const record = {
    startedAt: plannedAt,
    endedAt: new Date(Date.parse(plannedAt) + 1_800_000).toISOString(),
    place: 'Thửa đất số 125',
    present: members.map(({ key }) => key),
    ownerPresent: false,
    findings: 'Đúng như kê khai.',
    outcome: 'as-declared' as const,
    fileIds: [await upload(world, specialist)],
  };
  await world.call(recordSiteCheck, { ...planned, record }, { as: specialist });
  const recorded = await check();
  await world.call(signSiteCheck, { siteCheckId: recorded.siteCheckId, version: recorded.version }, { as: specialist });
}

/** An apology is written and waits for the leader. */
async function apologise(world: World, dossierId: DossierId): Promise<void> {
  const { version, competentUnit, clock } = await see(world, dossierId);
  // A working day behind the due date.
  const due = Date.parse(clock?.dueAt ?? '');
  const days = [1, 2, 3, 4].map((after) => new Date(due + after * 86_400_000));
  const day =
    days
      .find((one) => one.getUTCDay() % 6 !== 0)
      ?.toISOString()
      .slice(0, 10) ?? '';
  const words = { cause: 'many-dossiers', explanation: 'Đợt cao điểm', unitId: competentUnit.id, promisedOn: day };
  await world.call(writeApology, { dossierId, version, ...words }, { as: specialist });
}

/** A dossier in processing that has gone every way beside the straight one whose rows are its own. */
export async function withSideWays(world: World): Promise<string> {
  const { id } = await bringTo(world, await takeIn(world), 'processing');
  for (const go of [pay, ask, look, apologise]) {
    minutePasses(world);
    await go(world, id);
  }
  await world.drain();
  return id;
}
