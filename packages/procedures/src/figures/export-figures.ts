import { dossierFigures, exportFigures as endpoint, type DossierFigure } from '@dongbo/contract/procedures';
import { writeDay } from '@dongbo/contract';
import { oneAfterAnother, type SheetValue } from '@dongbo/kernel';
import { defineExport } from '../define.ts';
import texts from './figure-texts.json' with { type: 'json' };
import { checkFigurePeriod, orderedFigures } from './list-figures.ts';
import type { FigureRow } from './read-figures.ts';

// The keys of an object are what its type says.
const counted = Object.keys(dossierFigures) as DossierFigure[];

const cellsOf = (name: string, { figures }: FigureRow): SheetValue[] => [
  name,
  ...counted.map((figure) => figures[figure]),
  figures.medianDays,
  figures.nineInTenDays,
];

/** The figures of a period as a file: the numbers of the page, all of them, in its order. */
export const exportFigures = defineExport({
  endpoint,
  job: 'procedures.write-figures',
  title: texts.sheet,
  check: (ctx, input) => checkFigurePeriod(ctx, input),
  read: async (ctx, { format: _format, ...question }, { language }) => {
    const { total, rows } = await orderedFigures(ctx, question);
    const { from, to, group } = question;
    const names = [...counted, 'half', 'nine'] as const;
    return {
      fileName: `${texts.file[language]}-${from}-${to}`,
      sheet: texts.sheet[language],
      heading: [`${texts.sheet[language]}: ${writeDay(from)} - ${writeDay(to)}`],
      columns: [
        { title: texts[`group.${group}`][language], width: 48 },
        ...names.map((name) => ({ title: texts[name][language], width: 16 })),
      ],
      count: rows.length + 1,
      pieces: oneAfterAnother([
        cellsOf(texts.total[language], total),
        ...rows.map((row) => cellsOf(row.name ?? '', row)),
      ]),
    };
  },
});
