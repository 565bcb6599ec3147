/** A table whose rows belong to one dossier. */
export interface CopiedTable {
  readonly table: string;
  /** Condition under which a row `t` belongs to the dossier `$1`. */
  readonly where: string;
  /** Columns that the rows of other tables name, and that are new in every copy. */
  readonly ownId: readonly string[];
}

const plain = (table: string, of: string, ownId: readonly string[] = ['id']): CopiedTable => ({
  table,
  where: `t.${of} = $1`,
  ownId,
});

/** What belongs to a dossier and has papers of its own. */
const ownSubjects =
  'select id from site_check where dossier_id = $1 union all select id from fee_payment where dossier_id = $1';

/** The rows that make up a dossier, in groups that nothing in the schema joins, so that each group can be written by a
 * connection of its own. Within a group the order is that in which rows refer to each other. Requests are not among them:
 * they are forgotten after a week. */
export const copiedGroups: readonly (readonly CopiedTable[])[] = [
  [
    plain('dossier', 'id', []),
    plain('suspension', 'dossier_id'),
    plain('supplement_request', 'dossier_id'),
    plain('ending', 'dossier_id', []),
    plain('fee_demand', 'dossier_id'),
    plain('fee_payment', 'dossier_id'),
    {
      table: 'fee_refund',
      where: 't.fee_payment_id in (select id from fee_payment where dossier_id = $1)',
      ownId: ['id'],
    },
    plain('referral', 'dossier_id'),
    plain('apology', 'dossier_id', []),
    plain('ending_proposal', 'dossier_id'),
    plain('site_check', 'dossier_id'),
    plain('issued_letter', 'dossier_id', []),
    // Photographs and signed papers hang on minutes, receipts for fees on payments.
    { table: 'file', where: `t.attached_to = $1 or t.attached_to in (${ownSubjects})`, ownId: ['id'] },
    { table: 'letter', where: `t.subject_id = $1 or t.subject_id in (${ownSubjects})`, ownId: ['id'] },
    plain('result', 'dossier_id', []),
    // What travels in a list belongs to that list.
    { table: 'paper_handover', where: 't.dossier_id = $1 and t.bundle_id is null', ownId: ['id'] },
    plain('work_item', 'subject_id'),
    plain('escalation', 'dossier_id', []),
    plain('rating', 'dossier_id', []),
  ],
  [plain('audit_entry', 'subject_id')],
  [
    plain('event', 'subject_id'),
    plain('notice', 'subject_id'),
    // Receipts hang on events, not on the dossier.
    { table: 'reaction', where: 't.event_id in (select id from event where subject_id = $1)', ownId: [] },
  ],
];

export const copiedTables: readonly CopiedTable[] = copiedGroups.flat();
