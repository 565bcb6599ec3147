import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { defineExportEndpoint } from '../kernel/exports.ts';
import { Day, FileAnswer, PageRequest, UnitId, page } from '../values.ts';
import { DossierRow } from './dossier-rows.ts';

const book = z.object({
  unitId: UnitId,
  from: Day.describe('First day of reception'),
  to: Day.describe('Last day of reception'),
});

export const listTrackingBook = defineEndpoint({
  name: 'procedures.tracking-book.list',
  summary: 'Tracking book (form 07) of a one-stop unit or competent unit over a period of reception',
  method: 'GET',
  path: '/tracking-book',
  access: 'official',
  input: PageRequest.extend(book.shape),
  output: page(DossierRow),
  refusals: ['period.days-crossed'],
  personalData: true,
});

export const exportTrackingBook = defineExportEndpoint({
  name: 'procedures.tracking-book.export',
  summary: 'Ask for the tracking book of a unit over a period of reception as a file',
  path: '/tracking-book/exports',
  filters: book.shape,
  refusals: ['period.days-crossed'],
});

export const printTrackingBook = defineEndpoint({
  name: 'procedures.tracking-book.print',
  summary: 'The tracking book as PDF, at most 5,000 rows',
  method: 'GET',
  path: '/tracking-book/file',
  access: 'official',
  answer: 'file',
  heavy: true,
  input: book,
  output: FileAnswer,
  refusals: ['tracking-book.too-long', 'tracking-book.too-large', 'period.days-crossed'],
  personalData: true,
});
