import { exportInbox as endpoint, type InputOf, type Language } from '@dongbo/contract';
import { defineKernelExport } from '../exports/define-kernel-export.ts';
import { piecesOfPages } from '../exports/exported-list.ts';
import type { SheetValue } from '../sheets/sheet-writer.ts';
import { systemTexts } from '../system-texts.ts';
import { localDate } from '../time/instant.ts';
import texts from './inbox-file-texts.json' with { type: 'json' };
import { readInboxPage } from './list-inbox.ts';

type Item = Awaited<ReturnType<typeof readInboxPage>>['items'][number];

const columns = [
  { key: 'column.code', width: 24 },
  { key: 'column.title', width: 44 },
  { key: 'column.kind', width: 44 },
  { key: 'column.party', width: 28 },
  { key: 'column.step', width: 24 },
  { key: 'column.unit', width: 32 },
  { key: 'column.assignee', width: 28 },
  { key: 'column.due-state', width: 16 },
  { key: 'column.due', width: 18 },
  { key: 'column.late-days', width: 12 },
  { key: 'column.step-due', width: 18 },
  { key: 'column.since', width: 18 },
  { key: 'column.came-back', width: 40 },
] as const;

const instant = (at: string | null): Date | null => (at === null ? null : new Date(at));

/** One piece of work in the order of `columns`. */
const cellsOf = (item: Item, language: Language, terms: Readonly<Record<string, string>>): SheetValue[] => [
  item.code,
  item.title,
  item.kind.name,
  item.partyName,
  [item.step?.name[language], item.mark?.[language]].filter(Boolean).join(' · ') || null,
  item.unit?.name ?? null,
  item.assignee?.name ?? null,
  terms[`due-state.${item.dueState}`] ?? item.dueState,
  instant(item.dueAt),
  item.lateDays,
  instant(item.stepDueAt),
  instant(item.since),
  item.cameBack,
];

/** Open work as a file, filtered as the inbox is, in its order. */
export const exportInbox = defineKernelExport({
  endpoint,
  job: 'kernel.write-inbox',
  title: texts.sheet,
  read: async (ctx, { format: _format, ...wanted }: InputOf<typeof endpoint>, { language }) => {
    const terms = systemTexts(language, 'terms');
    return {
      fileName: `${texts.file[language]}-${localDate(ctx.now)}`,
      sheet: texts.sheet[language],
      columns: columns.map(({ key, width }) => ({ title: texts[key][language], width })),
      count: null,
      pieces: piecesOfPages(
        async (cursor) => await readInboxPage(ctx, { ...wanted, cursor, limit: 200 }),
        (item) => cellsOf(item, language, terms),
      ),
    };
  },
});
