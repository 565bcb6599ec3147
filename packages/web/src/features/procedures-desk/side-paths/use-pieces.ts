import type { FileRef } from '@dongbo/contract';
import type { SupplementItem } from '@dongbo/contract/procedures';
import { useState } from 'react';
import type { PaperCount } from '../parts/paper-grid.tsx';

/** What was brought for a request, item by item, as it is typed. */
export function usePieces() {
  const [counts, setCounts] = useState<ReadonlyMap<string, PaperCount>>(new Map());
  const [files, setFiles] = useState<ReadonlyMap<string, readonly FileRef[]>>(new Map());
  const [remarks, setRemarks] = useState<ReadonlyMap<string, string>>(new Map());
  const [fields, setFields] = useState<ReadonlyMap<string, unknown>>(new Map());
  const filesOf = (id: string): readonly FileRef[] => files.get(id) ?? [];
  return {
    counts,
    setCounts,
    filesOf,
    addFile: (id: string, file: FileRef) =>
      setFiles((known) => new Map(known).set(id, [...(known.get(id) ?? []), file])),
    removeFile: (id: string, file: FileRef) =>
      setFiles((known) =>
        new Map(known).set(
          id,
          (known.get(id) ?? []).filter((one) => one !== file),
        ),
      ),
    remarks,
    setRemark: (id: string, text: string) => setRemarks((known) => new Map(known).set(id, text)),
    fields,
    setField: (id: string, value: unknown) => setFields((known) => new Map(known).set(id, value)),
  };
}

export type Pieces = ReturnType<typeof usePieces>;

export type Item = Omit<SupplementItem, 'files'>;

/** What is sent: only the items of which something was entered. */
export function sentPieces(open: readonly Item[], pieces: Pieces) {
  const papers = open
    .filter(({ kind }) => kind === 'paper')
    .map(({ id }) => ({
      itemId: id,
      ...pieces.counts.get(id),
      fileIds: pieces.filesOf(id).map((file) => file.id),
      remark: pieces.remarks.get(id) ?? '',
    }));
  const answers: Record<string, Record<string, unknown>> = {};
  for (const { id, kind, form, field } of open)
    if (kind === 'field' && form !== null && field !== null && pieces.fields.has(id))
      (answers[form] ??= {})[field] = pieces.fields.get(id);
  return { papers, answers };
}
