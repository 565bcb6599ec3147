import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { shownName } from '@dongbo/contract/procedures';
import type { OutputOf } from '@dongbo/contract';
import { api } from '../../../lib/api.ts';
import { discardDraft } from '../endpoints.ts';
import type { listDrafts } from '../endpoints.ts';
import { keepFocus } from '../../../lib/keep-focus.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { ProcedureName } from '../procedure-name.tsx';
import { draftsQuery } from './queries.ts';

type DraftRow = OutputOf<typeof listDrafts>['items'][number];

const named = ({ procedureName: name, shortName }: DraftRow) => ({ name, shortName });

/** Unfinished filings: to go on with, or to throw away after being asked. */
export function DraftList({ title, drafts }: { readonly title: string; readonly drafts: readonly DraftRow[] }) {
  const { t, language } = useTexts('procedures-portal');
  const [leaving, setLeaving] = useState<DraftRow | null>(null);
  return (
    <section className="stack" aria-labelledby="drafts-title">
      <h2 className="ds-heading" data-size="xs" id="drafts-title">
        {title}
      </h2>
      <ul className="dossier-list">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Link href={`/nop-ho-so/ban-nhap/${draft.id}`}>
              <ProcedureName procedure={named(draft)} />
            </Link>
            <p className="quiet">
              {t('mine.draft.saved')} <TimeText at={draft.updatedAt} />
              {draft.unit !== null && <span lang="vi"> · {draft.unit.name}</span>}
            </p>
            <p className="quiet">
              {t('mine.draft.kept')} <TimeText at={draft.keptUntil} />
            </p>
            <p className="row-buttons">
              <Link href={`/nop-ho-so/ban-nhap/${draft.id}`} className="ds-button" data-variant="secondary">
                {t('mine.draft.continue')}
              </Link>
              <Button
                variant="tertiary"
                danger
                aria-label={t('mine.draft.discard.name', { name: shownName(language, named(draft)).text })}
                onClick={() => setLeaving(draft)}
              >
                {t('mine.draft.discard')}
              </Button>
            </p>
          </li>
        ))}
      </ul>
      <DiscardDialog draft={leaving} onClose={() => setLeaving(null)} />
    </section>
  );
}

function DiscardDialog({ draft, onClose }: { readonly draft: DraftRow | null; readonly onClose: () => void }) {
  const { t, language } = useTexts('procedures-portal');
  const client = useQueryClient();
  const discard = useMutation({
    mutationFn: (draftId: DraftRow['id']) => api.call(discardDraft, { draftId }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: draftsQuery.queryKey });
      onClose();
      // The button that asked for it is gone with its line.
      keepFocus(() => document.querySelector<HTMLElement>('main h1'));
    },
  });
  return (
    <Dialog open={draft !== null} title={t('mine.discard.title')} onClose={onClose}>
      <p>{t('mine.discard.text', { name: draft === null ? '' : shownName(language, named(draft)).text })}</p>
      {discard.isError && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, discard.error)}</p>
        </Alert>
      )}
      <p className="row-buttons">
        <Button danger busy={discard.isPending} onClick={() => draft && discard.mutate(draft.id)}>
          {t('mine.draft.discard')}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t('mine.discard.keep')}
        </Button>
      </p>
    </Dialog>
  );
}
