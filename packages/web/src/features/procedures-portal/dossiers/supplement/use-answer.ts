import { randomId } from '@dongbo/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FileRef, OutputOf } from '@dongbo/contract';
import type { FormProblem, Supplement, SupplementItem } from '@dongbo/contract/procedures';
import { api } from '../../../../lib/api.ts';
import { hasCode, problemOf } from '../../../../lib/problem.ts';
import type { getMySupplement } from '../../endpoints.ts';
import { answerSupplement } from '../endpoints.ts';

export interface PaperAnswer {
  readonly files: readonly FileRef[];
  readonly remark: string;
}

const noPaper: PaperAnswer = { files: [], remark: '' };

/** Where an item stands on the page, for links from the list of what is missing. */
export const itemId = (id: string): string => `item-${id}`;

const isProblems = (given: unknown): given is readonly FormProblem[] => Array.isArray(given);

function problemsOf(error: unknown): readonly FormProblem[] {
  if (error === null || !hasCode(error, 'dossier.answers-incomplete')) return [];
  const problems = problemOf(error).facts?.['problems'];
  return isProblems(problems) ? problems : [];
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

type Asked = OutputOf<typeof getMySupplement>;

/** What was put together so far, item by item. */
function usePieces({ answers }: Asked, open: readonly SupplementItem[]) {
  const [papers, setPapers] = useState<ReadonlyMap<string, PaperAnswer>>(new Map());
  const [fields, setFields] = useState<ReadonlyMap<string, unknown>>(
    () => new Map(open.map((item) => [item.id, answers[item.form ?? '']?.[item.field ?? '']])),
  );
  const isThere = ({ id, kind }: SupplementItem): boolean => {
    if (kind === 'field') return !isEmpty(fields.get(id));
    const { files, remark } = papers.get(id) ?? noPaper;
    return files.length > 0 || remark.trim() !== '';
  };
  return {
    papers,
    fields,
    missing: open.filter((item) => !isThere(item)),
    /** Read afresh for every change: several uploads may end while the page was drawn once. */
    setPaper: (id: string, change: (paper: PaperAnswer) => PaperAnswer) =>
      setPapers((known) => new Map(known).set(id, change(known.get(id) ?? noPaper))),
    setField: (id: string, value: unknown) => setFields((known) => new Map(known).set(id, value)),
  };
}

/** What is sent. */
function orderOf(
  open: readonly SupplementItem[],
  { papers, fields }: Pick<ReturnType<typeof usePieces>, 'papers' | 'fields'>,
) {
  const answers: Record<string, Record<string, unknown>> = {};
  for (const { id, kind, form, field } of open)
    if (kind === 'field' && form !== null && field !== null) (answers[form] ??= {})[field] = fields.get(id);
  return {
    answers,
    papers: [...papers].map(([itemId, { files, remark }]) => ({
      itemId,
      fileIds: files.map((file) => file.id),
      ...(remark.trim() !== '' && { remark }),
    })),
  };
}

/** Somebody was faster: on another device, or at the counter. */
const conflicts = ['supplement.answered-elsewhere', 'supplement.none-open'];

/** What the owner has put together for a request; nothing is lost by a refusal. */
export function useAnswer(
  asked: Asked,
  { id: supplementId, items }: Supplement,
  dossierId: string,
  onSent: () => void,
) {
  const client = useQueryClient();
  const open = items.filter(({ isBrought }) => !isBrought);
  const pieces = usePieces(asked, open);
  const [isAsked, setAsked] = useState(false);
  // One id for one wish: a lost answer is not sent twice.
  const [requestId] = useState(randomId);
  const { error, isPending, mutate } = useMutation({
    mutationFn: () =>
      api.call(
        answerSupplement,
        { dossierId, version: asked.version, supplementId, ...orderOf(open, pieces) },
        { requestId },
      ),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['my-dossiers'] });
      void client.invalidateQueries({ queryKey: ['my-dossier', dossierId] });
      onSent();
    },
  });
  return {
    ...pieces,
    missing: isAsked ? pieces.missing : [],
    problems: problemsOf(error),
    error,
    isConflict: error !== null && conflicts.some((code) => hasCode(error, code)),
    isSending: isPending,
    send: () => {
      setAsked(true);
      if (pieces.missing.length === 0) mutate();
    },
  };
}
