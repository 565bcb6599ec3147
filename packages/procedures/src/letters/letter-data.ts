import { z } from 'zod';

/** ISO 8601 instant with offset; the letter shows it in Asia/Ho_Chi_Minh. */
export const instant = z.iso.datetime({ offset: true });
export const plainDate = z.iso.date();
/** Text as it shall stand on the paper; may be empty where the person gave nothing. */
export const line = z.string();

/** The two lines at the head of a document (Decree 30/2020/NĐ-CP, Annex I, part II, point 2). */
export const LetterAgency = z.strictObject({
  superior: line.nullable(),
  name: line.min(1),
});

export const LetterProcedure = z.strictObject({ code: line.min(1), name: line.min(1) });

/** Who signed electronically and when; printed where a hand-written signature would stand. */
export const LetterSignature = z.strictObject({
  signerName: line.min(1),
  agencyName: line.min(1),
  signedAt: instant,
});
export type LetterSignature = z.infer<typeof LetterSignature>;

const count = z.int().min(0);

/** What moved the date of a dossier beside the due date by law. */
const DelaysData = z.strictObject({
  supplements: z.array(
    z.strictObject({
      ordinal: z.int().positive(),
      askedAt: instant,
      /** Null: it has not come (yet). */
      answeredAt: instant.nullable(),
    }),
  ),
  /** How long the clock stood for them, in words; null: it did not. */
  suspended: line.nullable(),
  /** The new day of the apology; null: there was none. */
  promisedOn: plainDate.nullable(),
});
export type DelaysData = z.infer<typeof DelaysData>;

/** Papers of before do not tell. */
const delays = DelaysData.default({ supplements: [], suspended: null, promisedOn: null });

/** Form 01, receipt with the date of the result. */
export const ReceiptData = z
  .strictObject({
    agency: LetterAgency,
    number: line.min(1),
    place: line.min(1),
    issuedOn: plainDate,
    dossierCode: line.min(1),
    /** Volume of the tracking book, into which the receipt is entered under its own number. */
    book: z.strictObject({ volume: line }).nullable(),
    lookupAddress: line.nullable(),
    receivingUnit: line.min(1),
    owner: z.strictObject({ name: line.min(1) }),
    submitter: z.strictObject({
      name: line.min(1),
      /** What the number is: of a person, or a tax code. */
      numberLabel: line.min(1),
      identityNumber: line,
      address: line,
      phone: line,
      email: line,
    }),
    procedure: LetterProcedure,
    components: z.array(
      z.strictObject({
        name: line.min(1),
        originals: count,
        certifiedCopies: count,
        photocopies: count,
        note: line.nullable(),
      }),
    ),
    /** Papers that the case needs and that were not there at reception. */
    lacking: z.array(line.min(1)).default([]),
    sets: z.int().positive(),
    statutoryTime: line.min(1),
    receivedAt: instant,
    /** Null when the procedure has no certain limit; then `dueNote` says what holds instead. */
    dueAt: instant.nullable(),
    dueNote: line.nullable(),
    delays,
    /** How the result is handed over, and where. */
    resultDelivery: line.min(1),
    receiver: z.strictObject({ name: line }),
    signature: LetterSignature.nullable(),
  })
  .refine((receipt) => receipt.dueAt !== null || receipt.dueNote !== null, {
    error: 'a receipt without a due date needs a note that says why',
    path: ['dueNote'],
  });
export type ReceiptData = z.infer<typeof ReceiptData>;

const HandoverSide = z.strictObject({ unit: line.min(1), person: line });

/** Control slip (form 06 since 15 September 2025, form 05 before). */
export const ControlSlipData = z
  .strictObject({
    agency: LetterAgency,
    dossierCode: line.min(1),
    ownerName: line.min(1),
    procedure: LetterProcedure,
    receivedAt: instant,
    dueAt: instant.nullable(),
    dueNote: line.nullable(),
    delays,
    settlingAgency: line.min(1),
    coordinatingAgencies: z.array(line),
    /** In the order in which the dossier moved; a row is never changed once printed. */
    rows: z.array(
      z.strictObject({
        from: HandoverSide,
        to: HandoverSide,
        handedOverAt: instant,
        /** Null while the step of the receiving side is still open. */
        outcome: z.enum(['early', 'onTime', 'overdue']).nullable(),
        note: line,
      }),
    ),
  })
  .refine((slip) => slip.dueAt !== null || slip.dueNote !== null, {
    error: 'a control slip without a due date needs a note that says why',
    path: ['dueNote'],
  });
export type ControlSlipData = z.infer<typeof ControlSlipData>;

/** Tracking book (form 07 since 15 September 2025, form 06 before). */
export const TrackingBookData = z.strictObject({
  agency: LetterAgency,
  periodFrom: plainDate,
  periodTo: plainDate,
  book: z.strictObject({ year: z.int(), volume: line }).nullable(),
  rows: z.array(
    z.strictObject({
      dossierCode: line.min(1),
      procedureName: line.min(1),
      field: line,
      sets: z.int().positive(),
      ownerName: line.min(1),
      address: line,
      phone: line.nullable(),
      receivedAt: instant,
      dueAt: instant.nullable(),
      /** The new day of the apology. */
      promisedOn: plainDate.nullable(),
      /** How often a supplement was asked for, and how long the clock stood for it, in words. */
      supplements: count,
      suspended: line.nullable(),
      returnedAt: instant.nullable(),
      resultReceiver: line,
      channel: line,
      status: line,
    }),
  ),
  /** Signature that closes the book; null for an extract. */
  closing: z
    .strictObject({
      place: line.min(1),
      date: plainDate,
      signerTitle: line.min(1),
      signerName: line.min(1),
      signature: LetterSignature.nullable(),
    })
    .nullable(),
});
export type TrackingBookData = z.infer<typeof TrackingBookData>;

/** Copy of what a citizen sent. */
export const SubmissionCopyData = z.strictObject({
  agency: LetterAgency,
  place: line.min(1),
  dossierCode: line.min(1),
  procedure: LetterProcedure,
  submitterName: line.min(1),
  receivingUnit: line.min(1),
  submittedAt: instant,
  /** How the result is to be handed over; copies of before do not say. */
  resultDelivery: line.min(1).optional(),
  sections: z.array(
    z.strictObject({
      /** Name of the form, where its first section stands; copies of before do not say. */
      form: line.min(1).optional(),
      title: line.min(1),
      answers: z.array(z.strictObject({ label: line.min(1), value: line })).min(1),
    }),
  ),
  papers: z.array(
    z.strictObject({
      name: line.min(1),
      files: z.array(
        z.strictObject({
          name: line.min(1),
          /** Written for people, such as "1,2 MB". */
          size: line.min(1),
          sha256: z.string().regex(/^[0-9a-f]{64}$/),
        }),
      ),
    }),
  ),
});
export type SubmissionCopyData = z.infer<typeof SubmissionCopyData>;

const ResultPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: line.min(1) }),
  z.strictObject({ kind: z.literal('heading'), text: line.min(1) }),
  z.strictObject({
    kind: z.literal('facts'),
    rows: z.array(z.strictObject({ label: line.min(1), value: line })).min(1),
  }),
  z.strictObject({ kind: z.literal('list'), items: z.array(line.min(1)).min(1) }),
]);

/** An administrative document as the result (Decree 30/2020/NĐ-CP, Annex I). */
export const ResultData = z.strictObject({
  agency: LetterAgency,
  /** Number and notation such as "15/GXN-UBND"; null in a draft. */
  number: line.min(1).nullable(),
  place: line.min(1),
  /** Null in a draft: the day is given with the number. */
  issuedOn: plainDate.nullable(),
  /** Name of the type of document, such as "Giấy xác nhận". */
  typeName: line.min(1),
  subject: line.min(1),
  /** Which paper it takes the place of, and why; null: of none. */
  remark: line.min(1).nullable().default(null),
  /** Legal grounds, one line each, such as "Căn cứ Luật Hộ tịch ngày 20 tháng 11 năm 2014;". */
  grounds: z.array(line.min(1)),
  body: z.array(ResultPart).min(1),
  signer: z.strictObject({
    /** "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"; null when the head signs for himself. */
    authority: line.min(1).nullable(),
    title: line.min(1),
    /** Empty in a draft: who will sign is not known before the approval. */
    name: line,
  }),
  recipients: z.array(line.min(1)),
  signature: LetterSignature.nullable(),
});
export type ResultData = z.infer<typeof ResultData>;
