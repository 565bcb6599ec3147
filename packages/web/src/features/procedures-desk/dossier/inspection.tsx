import type { InspectedDossier } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { TextAreaField } from '../../../ui/field.tsx';
import { Await } from '../../../ui/states.tsx';
import { inspectDossier } from '../endpoints.ts';
import { ClockStrip } from './clock-strip.tsx';
import { DossierHead } from './dossier-head.tsx';
import { Timeline } from './timeline.tsx';

/** Procedure control looks at a dossier: first what for, then how it was handled. The reason is asked anew for each. */
export function Inspection({ dossierId }: { readonly dossierId: string }) {
  const [reason, setReason] = useState<string | null>(null);
  return (
    <div className="desk-page desk-dossier">
      {reason === null ? <AskReason onReason={setReason} /> : <Inspected dossierId={dossierId} reason={reason} />}
    </div>
  );
}

const parent = deskLink({ to: '/lam-viec/ho-so' });

function AskReason({ onReason }: { readonly onReason: (reason: string) => void }) {
  const { t } = useTexts('procedures-desk');
  const [text, setText] = useState('');
  return (
    <>
      <PageHead title={t('inspect.title')} parent={{ link: parent, label: t('page.dossiers') }} />
      <form
        className="desk-action-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') onReason(text.trim());
        }}
      >
        <p>{t('inspect.intro')}</p>
        <TextAreaField
          id="inspect-reason"
          label={t('inspect.reason')}
          hint={t('inspect.reason.hint')}
          value={text}
          maxLength={300}
          rows={3}
          required
          onChange={(event) => setText(event.target.value)}
        />
        <p className="desk-actions">
          <Button type="submit" disabled={text.trim() === ''}>
            {t('inspect.open')}
          </Button>
        </p>
      </form>
    </>
  );
}

function Inspected({ dossierId, reason }: { readonly dossierId: string; readonly reason: string }) {
  const { t } = useTexts('procedures-desk');
  const query = useQuery({
    queryKey: ['dossier', dossierId, 'inspection', reason],
    queryFn: ({ signal }) => api.call(inspectDossier, { dossierId, reason }, { signal }),
    // Each reading is an entry of the audit: it is asked for once, and not kept for the next visit.
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Await query={query}>
      {(dossier) => (
        <>
          <PageHead title={dossier.code} parent={{ link: parent, label: t('page.dossiers') }} />
          <p className="desk-quiet">{t('inspect.for', { reason })}</p>
          <DossierHead dossier={dossier} />
          <ClockStrip dossier={dossier} />
          <Papers papers={dossier.papers} />
          <Timeline entries={dossier.timeline} />
        </>
      )}
    </Await>
  );
}

function Papers({ papers }: Pick<InspectedDossier, 'papers'>) {
  const { t } = useTexts('procedures-desk');
  return (
    <section className="desk-block" aria-labelledby="inspected-papers">
      <h2 id="inspected-papers">{t('inspect.papers')}</h2>
      {papers.length === 0 && <p>{t('papers.nothing-there')}</p>}
      <ul className="desk-paper-states" lang="vi">
        {papers.map((paper) => (
          <li key={paper.componentId} data-state="there">
            <span>{paper.name}</span>
            <small>
              {(['originals', 'copies', 'files'] as const)
                .filter((kind) => paper[kind] > 0)
                .map((kind) => t(`papers.given.${kind}`, { n: paper[kind] }))
                .join(', ')}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
