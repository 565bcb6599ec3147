import { holderOf, type FileRef } from '@dongbo/contract';
import type { Draft, Procedure } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../define.ts';
import { formsForProcedure } from '../forms/default-forms.ts';
import type { ProceduresTables } from '../tables.ts';
import { readFiling } from '../forms/answers.ts';
import { answersToday } from '../forms/older-answers.ts';
import type { StoredDraft } from './draft-store.ts';
import { earlierAnswers, type Applicant } from './earlier-answers.ts';
import { keptUntil } from './filing-policy.ts';

async function filesOf(
  db: Kysely<ProceduresTables>,
  draft: StoredDraft,
): Promise<Map<string, z.input<typeof FileRef>>> {
  const ids = draft.papers.flatMap((paper) => paper.fileIds);
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('file')
    .select(['id', 'name', 'type', 'size', 'sha256'])
    .where('id', 'in', ids)
    .where('uploaded_by', '=', draft.personId)
    .execute();
  return new Map(rows.map((row) => [row.id, { ...row, size: Number(row.size) }]));
}

/** The draft as its person sees it, with forms and everything that is still missing. */
export async function viewDraft(
  ctx: Pick<Context, 'db' | 'now' | 'space'>,
  {
    draft,
    procedure,
    last,
  }: { readonly draft: StoredDraft; readonly procedure: Procedure; readonly last: Applicant | null },
): Promise<z.input<typeof Draft>> {
  const forms = formsForProcedure(procedure.code, localDate(ctx.now));
  const files = await filesOf(ctx.db, draft);
  const holder = holderOf(draft.holder, localDate(ctx.now));
  return {
    id: draft.id,
    space: ctx.space,
    procedure,
    forms: [...forms],
    unit: draft.unit,
    holder,
    earlier: await earlierAnswers(ctx.db, draft, last),
    answers: answersToday(forms, draft.answers, holder),
    papers: draft.papers.map(({ componentId, name, fileIds }) => ({
      componentId,
      name: name ?? null,
      files: fileIds.map((id) => files.get(id)).filter((file) => file !== undefined),
    })),
    paperCase: draft.paperCase,
    returnMethod: draft.returnMethod,
    version: draft.version,
    updatedAt: draft.updatedAt.toISOString(),
    problems: [...readFiling(forms, draft.answers, { now: ctx.now, holder: draft.holder }).problems],
    keptUntil: keptUntil(draft.updatedAt, draft.warnedAt).toISOString(),
  };
}
