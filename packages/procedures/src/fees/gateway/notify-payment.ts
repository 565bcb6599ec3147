import { notifyPayment as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../../define.ts';
import { inDong } from '../in-dong.ts';
import { keepNotice } from './keep-notice.ts';

/** Takes a notice of the gateway: it is kept in the transaction that the answer follows, and booked by the worker. What is not
 * signed by the gateway is refused: the audit alone keeps what it named. */
export const notifyPayment = defineOperation(endpoint, async (ctx, notice) => {
  const named = `${notice.orderId}, ${notice.transactionNo}, ${inDong(notice.amount)}`;
  const gateway = ctx.ports?.payments ?? null;
  if (gateway === null || !gateway.isGenuine(notice)) {
    ctx.log.warn(
      { orderId: notice.orderId, transactionNo: notice.transactionNo },
      'payment notice with a wrong signature',
    );
    ctx.note(named, { declined: true });
    return { result: 'SIGNATURE_WRONG' as const };
  }
  ctx.note(named);
  await keepNotice(ctx, { ...notice, paidAt: readPayDate(notice.payDate, ctx.now) });
  return { result: 'SUCCESSFUL' as const };
});

/** `yyyyMMddHHmmss` in Asia/Ho_Chi_Minh; what cannot be read, or lies in the future, is now. */
function readPayDate(text: string | undefined, now: Date): Date {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text ?? '') ?? [];
  const [year, month, day, hour, minute, second] = parts;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`);
  return Number.isNaN(at.getTime()) || at > now || at.getUTCFullYear() < 2025 ? now : at;
}
