import { z } from 'zod';

/** ISO 8601 instant with offset; the letter shows it in Asia/Ho_Chi_Minh. */
const instant = z.iso.datetime({ offset: true });
const plainDate = z.iso.date();
/** Text as it shall stand on the paper; may be empty where the person gave nothing. */
const line = z.string();

/** The two lines at the head of a document (Decree 30/2020/NĐ-CP, Annex I, part II, point 2). */
const LetterAgency = z.strictObject({
  superior: line.nullable(),
  name: line.min(1),
});

const LetterProcedure = z.strictObject({ code: line.min(1), name: line.min(1) });

/** Who signed electronically and when; printed where a hand-written signature would stand. */
export const LetterSignature = z.strictObject({
  signerName: line.min(1),
  agencyName: line.min(1),
  signedAt: instant,
});
export type LetterSignature = z.infer<typeof LetterSignature>;

const count = z.int().min(0);

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

/** What forms 02 to 05 say of the dossier that they are about, and who stands under them. */
const aboutDossier = {
  agency: LetterAgency,
  /** Number and symbol, such as "07/TB-UBND". */
  number: line.min(1),
  place: line.min(1),
  issuedOn: plainDate,
  dossierCode: line.min(1),
  receivingUnit: line.min(1),
  owner: z.strictObject({ name: line.min(1), address: line, phone: line, email: line }),
  submitterName: line.min(1),
  procedure: LetterProcedure,
  submittedAt: instant,
  lookupAddress: line.nullable(),
  /** Why: the ground of law where there is one, then the words of who decided. */
  reason: z.array(line.min(1)).min(1),
  /** Whom the owner can ask; an empty name: nobody in particular. */
  officer: z.strictObject({ name: line, phone: line }),
  signer: z.strictObject({
    /** For whom the head signs: "TM. Ủy ban nhân dân". */
    authority: line.min(1).nullable(),
    /** Title of the head, or what the form calls whoever signs. */
    title: line.min(1),
    /** What an official is who is no head. */
    position: line.min(1).nullable(),
    /** Empty where the notice follows by itself. */
    name: line,
  }),
  /** Put in when the letter is signed. */
  signature: LetterSignature.nullable(),
};

/** Form 02: request to supplement a dossier. */
export const SupplementRequestData = z.strictObject({
  ...aboutDossier,
  ordinal: z.int().positive(),
  items: z.array(z.strictObject({ name: line.min(1), wanted: line.min(1) })).min(1),
  answerBy: instant,
});
export type SupplementRequestData = z.infer<typeof SupplementRequestData>;

/** Form 03: refusal to receive or to settle a dossier. */
export const RefusalNoticeData = z.strictObject(aboutDossier);
export type RefusalNoticeData = z.infer<typeof RefusalNoticeData>;

/** Form 04: apology for being late, with the new day. */
export const ApologyData = z.strictObject({
  ...aboutDossier,
  receivedAt: instant,
  dueAt: instant,
  unitAtFault: line.min(1),
  promisedOn: plainDate,
});
export type ApologyData = z.infer<typeof ApologyData>;

/** Form 05 (since 15 September 2025): notice that the settling of a dossier stops. */
export const StopNoticeData = z.strictObject({
  ...aboutDossier,
  /** Where the dossier stood. */
  stage: line.min(1),
  decision: line.min(1),
  settlement: line.min(1),
});
export type StopNoticeData = z.infer<typeof StopNoticeData>;
