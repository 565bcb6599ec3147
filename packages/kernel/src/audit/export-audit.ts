import { exportAudit as endpoint, type FileAnswer, type OutputOf, type listAudit } from '@dongbo/contract';
import { mapInPieces } from '../in-pieces.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { writeCsv } from '../sheets/write-csv.ts';
import { writeSheet } from '../sheets/write-sheet.ts';
import { localDate } from '../time/instant.ts';
import { auditWords } from './audit-words.ts';
import { readAuditPage } from './list-audit.ts';

type Entry = OutputOf<typeof listAudit>['items'][number];

const mostRows = 20_000;
/** Read at once: what is read beside others does not hold them up. */
const pageRows = 500;

const columns = [
  { title: 'Lúc', width: 20 },
  { title: 'Người thực hiện', width: 28 },
  { title: 'Vai trò, đơn vị', width: 40 },
  { title: 'Địa chỉ mạng', width: 18 },
  { title: 'Tài khoản đã thử', width: 22 },
  { title: 'Việc', width: 36 },
  { title: 'Bước xử lý', width: 18 },
  { title: 'Đối tượng', width: 26 },
  { title: 'Kết quả', width: 30 },
  { title: 'Lý do', width: 40 },
  { title: 'Hỏi theo', width: 40 },
  { title: 'Số dòng đã xem', width: 12 },
  { title: 'Số của dòng nhật ký', width: 38 },
] as const;

/** 29/11/2026 08:15:02, Vietnamese time. */
const momentForm = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Asia/Ho_Chi_Minh',
});

function lineOf(row: Entry): string[] {
  const { act, outcome } = auditWords();
  return [
    momentForm.format(new Date(row.at)).replace(',', ''),
    row.actor,
    row.roles.join('; '),
    row.address ?? '',
    row.account ?? '',
    act(row.operation),
    row.action ?? '',
    row.subjectCode ?? row.subjectId ?? '',
    outcome(row.outcome),
    row.reason ?? '',
    Object.entries(row.filters)
      .map(([name, value]) => `${name}: ${value}`)
      .join('; '),
    row.rows === null ? '' : String(row.rows),
    row.id,
  ];
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The filtered audit as a file, for who reads it in the whole province; itself recorded, with filters and number of rows. */
export const exportAudit = defineKernelOperation(endpoint, async (ctx, { format, ...filter }): Promise<FileAnswer> => {
  const entries: Entry[] = [];
  let cursor: string | undefined;
  do {
    const page = await readAuditPage(ctx, endpoint.name, { ...filter, limit: pageRows, cursor });
    entries.push(...page.items);
    cursor = page.nextCursor ?? undefined;
    if (entries.length > mostRows) return ctx.refuse('audit.too-long', { limit: mostRows });
  } while (cursor !== undefined);
  const rows = await mapInPieces(entries, lineOf);
  const bytes =
    format === 'csv'
      ? await writeCsv(
          columns.map(({ title }) => title),
          rows,
        )
      : await writeSheet({ name: 'Nhật ký', columns, rows });
  const name = `Nhat-ky-${localDate(ctx.now)}.${format}`;
  return { name, type: types[format], size: bytes.byteLength, disposition: 'attachment', rows: rows.length, bytes };
});
