import {
  actOnDossier,
  cancelFeeDemand,
  cancelFeeReceipt,
  demandFees,
  exportFeeBook,
  getDossier,
  getFeeReceipt,
  getMyDossier,
  getMyFeeReceipt,
  getMyFees,
  listFeeBook,
  openRefund,
  payRefund,
  receiveDossier,
  takePayment,
} from '@dongbo/contract/procedures';
import { listMeasures } from '@dongbo/contract';
import { findLetter, localDate } from '@dongbo/kernel';
import { asSystem, takeExport, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  bringTo,
  eventsOf,
  fileOnline,
  minutePasses,
  officials,
  oneStopCode,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  unitIdOf,
} from '../dossiers/settling-world.fixture.ts';
import { demand, feesOf, twoLines } from './fees-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const as = { as: officials.counter };
const cash = (feeDemandId: string, amount = 23_000) => ({
  feeDemandId,
  method: 'cash' as const,
  amount,
  payerName: 'Nguyễn Thị Thảo',
});

test('a dossier for which nothing was demanded shows no fees, and its sheet is empty', async () => {
  const dossier = await takeIn(world);
  expect(dossier.fees).toBeNull();
  expect(await feesOf(world, dossier.id)).toMatchObject({ demands: [], payments: [], payable: true, mayTake: true });
});

test('what is demanded is summed by kind, shown to both, and told by an event', async () => {
  const dossier = await fileOnline(world, procedures.economy);
  const { feeDemandId, amount } = await demand(world, dossier.id, { payBy: '2026-03-20' });
  expect(amount).toBe(23_000);
  const { demands } = await feesOf(world, dossier.id);
  expect(demands).toMatchObject([
    {
      id: feeDemandId,
      ordinal: 1,
      state: 'open',
      serviceFee: 15_000,
      charge: 8000,
      amount: 23_000,
      payBy: '2026-03-20',
    },
  ]);
  const seen = await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' });
  expect(seen.fees).toEqual({ state: 'open', amount: 23_000, payBy: '2026-03-20', refundOpen: false });
  const mine = await world.call(getMyFees, { dossierId: dossier.id }, { as: 'congdan1' });
  expect(mine).toMatchObject({ online: true, payable: true, demands: [{ demandedBy: null, amount: 23_000 }] });
  expect(await eventsOf(world, dossier.id)).toContainEqual(
    expect.objectContaining({ type: 'fee-demanded', payload: expect.objectContaining({ amount: 23_000 }) }),
  );
  await world.drain();
  const notice = await tablesOf(world)
    .selectFrom('notice')
    .select(['key', 'facts'])
    .where('subject_id', '=', dossier.id)
    .where('key', '=', 'fee-demanded')
    .executeTakeFirstOrThrow();
  expect(notice.facts).toMatchObject({ code: dossier.code, amount: '23.000 đồng' });
});

test('a demand is replaced with its reason alone, and only the one that was seen', async () => {
  const { id: dossierId } = await takeIn(world);
  const first = await demand(world, dossierId);
  const lines = twoLines.slice(0, 1);
  expect(await refusalOf(world.call(demandFees, { dossierId, lines }, as))).toMatchObject({
    code: 'fee.demand-changed',
  });
  const replaces = first.feeDemandId;
  expect(await refusalOf(world.call(demandFees, { dossierId, lines, replaces }, as))).toMatchObject({
    code: 'fee.reason-missing',
  });
  const second = await demand(world, dossierId, { lines, replaces, reason: 'Chỉ cấp một bản' });
  const { demands } = await feesOf(world, dossierId);
  expect(demands.map(({ id, state, reason }) => [id, state, reason])).toEqual([
    [second.feeDemandId, 'open', null],
    [first.feeDemandId, 'cancelled', 'Chỉ cấp một bản'],
  ]);
  expect(await refusalOf(world.call(takePayment, cash(first.feeDemandId), as))).toMatchObject({
    code: 'fee.demand-closed',
  });
});

test('an exemption needs its ground; with it nothing is left to pay', async () => {
  const { id: dossierId } = await takeIn(world);
  const line = { kind: 'charge' as const, name: 'Lệ phí hộ tịch', unitPrice: 8000, reducedBy: 8000 };
  const refused = async (changes: object) =>
    (await refusalOf(world.call(demandFees, { dossierId, lines: [{ ...line, ...changes }] }, as))).code;
  expect(await refused({})).toBe('fee.ground-missing');
  expect(await refused({ ground: 'nobody' })).toBe('fee.ground-unknown');
  expect(await refused({ kind: 'service-fee', ground: 'civil-status-in-time' })).toBe('fee.ground-unknown');
  expect(await refused({ ground: 'other' })).toBe('fee.evidence-missing');
  expect(await refused({ reducedBy: 8001, ground: 'children' })).toBe('fee.reduced-too-much');
  expect(await refused({ unitPrice: 0, reducedBy: 0 })).toBe('fee.nothing-to-pay');
  expect(await refused({ unitPrice: 999_999_999_999, quantity: 10_000, reducedBy: 0 })).toBe('fee.too-much');
  const { amount } = await demand(world, dossierId, {
    lines: [{ ...line, ground: 'poor-household', evidence: 'Sổ số 12' }],
  });
  expect(amount).toBe(0);
  const { demands } = await feesOf(world, dossierId);
  expect(demands[0]).toMatchObject({
    state: 'exempt',
    lines: [{ groundName: 'Người thuộc hộ nghèo', evidence: 'Sổ số 12' }],
  });
});

test('cash gives a numbered receipt in words; numbers have no gap and a cancelled one is never given again', async () => {
  const numbers: string[] = [];
  const ids: string[] = [];
  const dossiers: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const { id } = await takeIn(world);
    const { feeDemandId } = await demand(world, id);
    const taken = await world.call(takePayment, cash(feeDemandId), as);
    numbers.push(taken.receiptNumber);
    ids.push(taken.feePaymentId);
    dossiers.push(id);
  }
  const cancel = { feePaymentId: ids[1] ?? '', reason: 'Ghi sai tên người nộp' };
  await expect(world.call(cancelFeeReceipt, cancel, as)).rejects.toMatchObject({ code: 'not-allowed' });
  minutePasses(world);
  await world.call(cancelFeeReceipt, cancel, { as: officials.leader });
  expect(await refusalOf(world.call(cancelFeeReceipt, cancel, { as: officials.leader }))).toMatchObject({
    code: 'fee.receipt-cancelled',
  });
  const [first = 0] = numbers.map(Number);
  expect(numbers).toEqual([0, 1, 2].map((more) => String(first + more).padStart(7, '0')));
  const cancelled = await feesOf(world, dossiers[1] ?? '');
  expect(cancelled.demands[0]).toMatchObject({ state: 'open' });
  expect(cancelled.payments[0]).toMatchObject({
    receiptNumber: numbers[1],
    cancelled: { reason: 'Ghi sai tên người nộp' },
  });
  const again = await world.call(takePayment, cash(cancelled.demands[0]?.id ?? ''), as);
  expect(Number(again.receiptNumber)).toBe(first + 3);
  const letter = await findLetter(world.databases.official.kysely, { subjectId: ids[1] ?? '', form: 'fee-receipt' });
  expect(letter).toMatchObject({
    ordinal: 2,
    content: { data: { number: numbers[1], cancelled: { reason: 'Ghi sai tên người nộp' } } },
  });
  expect(letter?.content.data).toMatchObject({ inWords: 'Hai mươi ba nghìn đồng', serviceFee: 15_000, charge: 8000 });
  const file = await world.call(getFeeReceipt, { feePaymentId: ids[0] ?? '' }, as);
  expect(file).toMatchObject({ type: 'application/pdf' });
});

test('the amount must be what is demanded, and a demand is paid once, also by two at the same time', async () => {
  const { id } = await takeIn(world);
  const { feeDemandId } = await demand(world, id);
  expect(await refusalOf(world.call(takePayment, cash(feeDemandId, 22_999), as))).toMatchObject({
    code: 'fee.amount-differs',
    facts: { amount: 23_000 },
  });
  const both = await Promise.all(
    [0, 1].map(async () => (await refusalOf(world.call(takePayment, cash(feeDemandId), as))).code),
  );
  expect(both.toSorted()).toEqual(['done', 'fee.demand-closed']);
  expect((await feesOf(world, id)).payments).toHaveLength(1);
});

test('the same request twice takes money once', async () => {
  const { id } = await takeIn(world);
  const { feeDemandId } = await demand(world, id);
  const requestId = crypto.randomUUID();
  const [one, two] = [
    await world.call(takePayment, cash(feeDemandId), { ...as, requestId }),
    await world.call(takePayment, cash(feeDemandId), { ...as, requestId }),
  ];
  expect(two).toEqual(one);
  expect((await feesOf(world, id)).payments).toHaveLength(1);
});

test('a transfer is recorded with its reference, and once', async () => {
  const [a, b] = [await takeIn(world), await takeIn(world)];
  const first = await demand(world, a.id);
  const second = await demand(world, b.id);
  const transfer = { ...cash(first.feeDemandId), method: 'transfer' as const };
  expect(await refusalOf(world.call(takePayment, transfer, as))).toMatchObject({ code: 'fee.reference-missing' });
  const named = { ...transfer, reference: 'FT26070123456' };
  expect(await refusalOf(world.call(takePayment, { ...named, paidOn: '2026-03-12' }, as))).toMatchObject({
    code: 'fee.paid-in-future',
  });
  for (const paidOn of ['1900-01-01', '2026-03-10'])
    expect(await refusalOf(world.call(takePayment, { ...named, paidOn }, as))).toMatchObject({
      code: 'fee.paid-before-demand',
    });
  const { feePaymentId } = await world.call(takePayment, named, as);
  for (const reference of ['FT26070123456', 'ft 2607.0123-456'])
    expect(
      await refusalOf(world.call(takePayment, { ...named, reference, feeDemandId: second.feeDemandId }, as)),
    ).toMatchObject({ code: 'fee.reference-used' });
  const others = [await takeIn(world), await takeIn(world)];
  const demands = [await demand(world, others[0]?.id ?? ''), await demand(world, others[1]?.id ?? '')];
  const both = await Promise.all(
    demands.map(
      async (one) =>
        (await refusalOf(world.call(takePayment, { ...named, ...one, amount: 23_000, reference: 'FT9' }, as))).code,
    ),
  );
  expect(both.toSorted()).toEqual(['done', 'fee.reference-used']);
  expect((await feesOf(world, a.id)).payments[0]).toMatchObject({ id: feePaymentId, reference: 'FT26070123456' });
});

test('refunds never exceed what was paid, and each is done once', async () => {
  const { id } = await takeIn(world);
  const { feeDemandId } = await demand(world, id);
  const { feePaymentId } = await world.call(takePayment, cash(feeDemandId), as);
  const leader = { as: officials.leader };
  const back = (amount: number) => world.call(openRefund, { feePaymentId, amount, reason: 'Thu thừa' }, leader);
  expect(await refusalOf(back(23_001))).toMatchObject({ code: 'fee.refund-too-much', facts: { left: 23_000 } });
  const { feeRefundId } = await back(20_000);
  const both = await Promise.all([0, 1].map(async () => (await refusalOf(back(2000))).code));
  expect(both.toSorted()).toEqual(['done', 'fee.refund-too-much']);
  const done = { feeRefundId, reference: 'Phiếu chi số 05' };
  const byHead = { feePaymentId, amount: 500, reason: 'Thu thừa' };
  const ofHead = await world.call(openRefund, byHead, { as: officials.head });
  const paid = { feeRefundId: ofHead.feeRefundId, reference: 'Phiếu chi số 06' };
  expect(await refusalOf(world.call(payRefund, paid, { as: officials.head }))).toMatchObject({
    code: 'fee.refund-same-person',
  });
  expect(await feesOf(world, id, officials.head)).toMatchObject({ ownRefunds: [ofHead.feeRefundId] });
  expect(await feesOf(world, id)).toMatchObject({
    mayRefund: false,
    mayPayRefund: true,
    mayCancelDemand: true,
    ownRefunds: [],
  });
  expect(await feesOf(world, id, officials.leader)).toMatchObject({ mayRefund: true, mayPayRefund: false });
  await world.call(payRefund, done, as);
  expect(await refusalOf(world.call(payRefund, done, as))).toMatchObject({ code: 'fee.refunded-already' });
  const seen = await world.call(getDossier, { dossierId: id }, as);
  expect(seen.fees).toMatchObject({ state: 'paid', refundOpen: true });
  expect(await refusalOf(world.call(cancelFeeReceipt, { feePaymentId, reason: 'x' }, leader))).toMatchObject({
    code: 'fee.refunded-already',
  });
});

test('a demand that was taken back takes no money', async () => {
  const { id } = await takeIn(world);
  const { feeDemandId } = await demand(world, id);
  await world.call(cancelFeeDemand, { feeDemandId, reason: 'Không phải nộp' }, as);
  expect(await refusalOf(world.call(takePayment, cash(feeDemandId), as))).toMatchObject({ code: 'fee.demand-closed' });
  expect(await refusalOf(world.call(cancelFeeDemand, { feeDemandId, reason: 'x' }, as))).toMatchObject({
    code: 'fee.demand-closed',
  });
});

test('nobody takes money for their own matter, and strangers see nothing of it', async () => {
  const dossier = await fileOnline(world, procedures.economy);
  const { feeDemandId } = await demand(world, dossier.id);
  const { feePaymentId } = await world.call(takePayment, cash(feeDemandId), as);
  const mine = await world.call(getMyFeeReceipt, { feePaymentId }, { as: 'congdan1' });
  expect(mine.type).toBe('application/pdf');
  for (const stranger of ['congdan2', 'motcua.longbinh'])
    await expect(world.call(getMyFeeReceipt, { feePaymentId }, { as: stranger })).rejects.toMatchObject({
      code: 'not-found',
    });
});

test('the book of a unit lists what came in, cancelled ones too, with sums that leave those out', async () => {
  world.clock.advance(86_400_000);
  const unitId = await unitIdOf(world, oneStopCode);
  const day = { unitId, from: '2026-03-12', to: '2026-03-12' };
  for (const cancels of [false, true, false]) {
    const { id } = await takeIn(world);
    const { feeDemandId } = await demand(world, id);
    const { feePaymentId } = await world.call(takePayment, cash(feeDemandId), as);
    if (cancels) await world.call(cancelFeeReceipt, { feePaymentId, reason: 'Sai' }, { as: officials.leader });
  }
  const book = await world.call(listFeeBook, day, as);
  expect(book.items).toHaveLength(3);
  expect(book.sums).toEqual([
    { method: 'cash', receipts: 2, cancelled: 1, serviceFee: 30_000, charge: 16_000, amount: 46_000 },
  ]);
  const first = await world.call(listFeeBook, { ...day, limit: 2 }, as);
  const rest = await world.call(listFeeBook, { ...day, limit: 2, cursor: first.nextCursor ?? '' }, as);
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(book.items.map(({ id }) => id));
  expect(rest.sums).toEqual(book.sums);
  const file = await takeExport(world, exportFeeBook, { ...day, format: 'xlsx' }, as);
  expect(file).toMatchObject({ name: 'So-thu-phi-2026-03-12-2026-03-12.xlsx', rows: 3 });
  expect(await refusalOf(world.call(listFeeBook, { ...day, from: '2026-03-13' }, as))).toMatchObject({
    code: 'fee-book.days-crossed',
  });
});

test('refunds that are owed and differences with the gateway are counted by unit and in all', async () => {
  const unitId = await unitIdOf(world, oneStopCode);
  const read = async (name: string) => {
    const { items } = await world.call(listMeasures, { system: 'procedures' }, { as: asSystem });
    const values = items.find((one) => one.name === name)?.values ?? [];
    return [null, unitId].map((id) => values.find((value) => value.unitId === id)?.value ?? 0);
  };
  const owed = await read('procedures.fee-refunds-open');
  const { id } = await takeIn(world);
  const { feeDemandId } = await demand(world, id);
  const { feePaymentId } = await world.call(takePayment, cash(feeDemandId), as);
  await world.call(openRefund, { feePaymentId, amount: 1000, reason: 'Thu thừa' }, { as: officials.leader });
  expect(await read('procedures.fee-refunds-open')).toEqual(owed.map((count) => count + 1));
  const nobodys = { kind: 'unknown-order', order_id: 'O', found_at: world.clock.now() };
  const ofUnit = { ...nobodys, unit_id: unitId };
  await tablesOf(world)
    .insertInto('payment_difference')
    .values([
      { ...nobodys, id: crypto.randomUUID(), transaction_no: '1', unit_id: null },
      { ...ofUnit, id: crypto.randomUUID(), transaction_no: '2' },
      {
        ...ofUnit,
        id: crypto.randomUUID(),
        transaction_no: '3',
        settled_at: world.clock.now(),
        settled_by: (await world.actor(officials.counter)).personId,
      },
    ])
    .execute();
  expect(await read('procedures.payment-differences-open')).toEqual([2, 1]);
});

test('an unusual amount is asked about once, a last day for paying has a bound, and sums are larger than any payment', async () => {
  world.clock.advance(3 * 86_400_000);
  const unitId = await unitIdOf(world, oneStopCode);
  const lines = [{ kind: 'charge' as const, name: 'Lệ phí', unitPrice: 999_999_999_999 }];
  for (let count = 0; count < 2; count += 1) {
    const { id: dossierId } = await takeIn(world);
    expect(await refusalOf(world.call(demandFees, { dossierId, lines }, as))).toMatchObject({
      code: 'fee.amount-unusual',
      facts: { amount: '999.999.999.999' },
    });
    const far = { dossierId, lines: twoLines, payBy: '9999-12-31' };
    expect(await refusalOf(world.call(demandFees, far, as))).toMatchObject({ code: 'fee.pay-by-far' });
    const { feeDemandId } = await demand(world, dossierId, { lines, confirmed: true });
    await world.call(takePayment, cash(feeDemandId, 999_999_999_999), as);
  }
  const day = localDate(world.clock.now());
  const book = await world.call(listFeeBook, { unitId, from: day, to: day }, as);
  expect(book.sums).toMatchObject([{ receipts: 2, amount: 1_999_999_999_998 }]);
});

test('a transfer stands in the book on the day on which its receipt was issued, so that numbers have no gap', async () => {
  const unitId = await unitIdOf(world, oneStopCode);
  const { id } = await takeIn(world);
  const { feeDemandId } = await demand(world, id);
  const paidOn = localDate(world.clock.now());
  world.clock.advance(2 * 86_400_000);
  const transfer = { ...cash(feeDemandId), method: 'transfer' as const, reference: 'FT77', paidOn };
  const { feePaymentId } = await world.call(takePayment, transfer, as);
  const issuedOn = localDate(world.clock.now());
  const book = await world.call(listFeeBook, { unitId, from: issuedOn, to: issuedOn }, as);
  expect(book.items.map((row) => [row.id, row.paidAt.slice(0, 10), row.issuedAt.slice(0, 10)])).toEqual([
    [feePaymentId, paidOn, issuedOn],
  ]);
});

test('a receipt that is cancelled opens an older demand again: it is what the dossier shows and what is replaced', async () => {
  const { id: dossierId } = await takeIn(world);
  const first = await demand(world, dossierId);
  const wrong = await world.call(takePayment, cash(first.feeDemandId), as);
  const second = await demand(world, dossierId);
  const cancel = () =>
    world.call(cancelFeeReceipt, { feePaymentId: wrong.feePaymentId, reason: 'Sai' }, { as: officials.leader });
  expect(await refusalOf(cancel())).toMatchObject({ code: 'fee.other-demand-open' });
  await world.call(takePayment, cash(second.feeDemandId), as);
  await cancel();
  expect((await world.call(getDossier, { dossierId }, as)).fees).toMatchObject({ state: 'open' });
  expect(await refusalOf(world.call(demandFees, { dossierId, lines: twoLines }, as))).toMatchObject({
    code: 'fee.demand-changed',
  });
  await demand(world, dossierId, { replaces: first.feeDemandId, reason: 'Ghi lại' });
  expect((await feesOf(world, dossierId)).demands.map(({ ordinal, state }) => [ordinal, state])).toEqual([
    [3, 'open'],
    [2, 'paid'],
    [1, 'cancelled'],
  ]);
});

test('a result is not handed over while its fee is open', async () => {
  const dossier = await bringTo(world, await takeIn(world), 'handover');
  const { feeDemandId } = await demand(world, dossier.id);
  const order = { dossierId: dossier.id, version: dossier.version, action: 'hand-over', receiver: 'owner' } as const;
  expect(await refusalOf(world.call(actOnDossier, order, as))).toMatchObject({ code: 'fee.unpaid' });
  await world.call(takePayment, cash(feeDemandId), as);
  await world.call(actOnDossier, order, as);
  expect(await world.call(getDossier, { dossierId: dossier.id }, as)).toMatchObject({ state: 'returned' });
});

test('of a dossier that another ward settles only those who collect change the fees; an event names the unit of who did it', async () => {
  const filed = await fileOnline(world, procedures.economy);
  const { feeDemandId } = await demand(world, filed.id);
  const there = { as: 'truongphong.tamhiep' };
  const [elsewhere] = (await world.actor(there.as)).grants;
  const competentUnitId = elsewhere?.unitId ?? '';
  await world.call(receiveDossier, { dossierId: filed.id, version: 1, competentUnitId }, as);
  const taken = { feeDemandId, reason: 'x' };
  expect(await feesOf(world, filed.id, there.as)).toMatchObject({ mayDemand: false, mayCancelDemand: false });
  await expect(world.call(cancelFeeDemand, taken, there)).rejects.toMatchObject({ code: 'not-allowed' });
  await world.call(cancelFeeDemand, taken, as);
  const here = await takeIn(world);
  const byHead = { dossierId: here.id, lines: twoLines };
  await world.call(demandFees, byHead, { as: officials.head });
  const units = async (dossierId: string, type: string) =>
    (
      await tablesOf(world)
        .selectFrom('event')
        .select('unit_id')
        .where('subject_id', '=', dossierId)
        .where('type', '=', type)
        .execute()
    ).map(({ unit_id: unitId }) => unitId);
  expect(await units(filed.id, 'procedures.fee-demand-cancelled')).toEqual([await unitIdOf(world, oneStopCode)]);
  const [head] = (await world.actor(officials.head)).grants;
  expect(await units(here.id, 'procedures.fee-demanded')).toEqual([head?.unitId]);
});
