import { z } from 'zod';
import { uuid } from '../values.ts';
import { defineEvent } from '../events.ts';
import { PaymentMethod, RefundReason } from './fees.ts';
import { DossierId } from './ids.ts';

/** `note` says it as the timeline shows it to officials. */
const fees = z.object({
  dossierId: DossierId,
  code: z.string(),
  amount: z.number().int(),
  note: z.string().nullable(),
});

/** What happens to the fees of a dossier. The subject of each is the dossier. */
export const feeEvents = {
  demanded: defineEvent('procedures.fee-demanded', fees.extend({ demandId: uuid(), payBy: z.string().nullable() })),
  /** Nothing is left to pay: a ground of exemption takes it all. */
  exempted: defineEvent('procedures.fee-exempted', fees.extend({ demandId: uuid() })),
  demandCancelled: defineEvent('procedures.fee-demand-cancelled', fees.extend({ demandId: uuid() })),
  paid: defineEvent(
    'procedures.fee-paid',
    fees.extend({ paymentId: uuid(), method: PaymentMethod, receiptNumber: z.string() }),
  ),
  /** Money came that pays nothing any more; it goes back. */
  paidInVain: defineEvent('procedures.fee-paid-in-vain', fees.extend({ paymentId: uuid(), method: PaymentMethod })),
  receiptCancelled: defineEvent(
    'procedures.fee-receipt-cancelled',
    fees.extend({ paymentId: uuid(), receiptNumber: z.string() }),
  ),
  refundOpened: defineEvent('procedures.fee-refund-opened', fees.extend({ refundId: uuid(), reason: RefundReason })),
  refunded: defineEvent('procedures.fee-refunded', fees.extend({ refundId: uuid() })),
} as const;
