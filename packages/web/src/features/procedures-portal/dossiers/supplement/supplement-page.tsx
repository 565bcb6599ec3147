import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { formatPhone } from '@dongbo/contract';
import type { OutputOf } from '@dongbo/contract';
import type { Supplement } from '@dongbo/contract/procedures';
import { api } from '../../../../lib/api.ts';
import { problemText } from '../../../../lib/problem.ts';
import { useTexts } from '../../../../lib/texts.ts';
import { Alert } from '../../../../ui/alert.tsx';
import { Button } from '../../../../ui/button.tsx';
import { ErrorSummary } from '../../../../ui/error-summary.tsx';
import { pageOf } from '../../../../ui/page-of.ts';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { Await, Loading } from '../../../../ui/states.tsx';
import { TimeText } from '../../../../ui/time-text.tsx';
import { getMyLetter } from '../endpoints.ts';
import type { getMySupplement } from '../../endpoints.ts';
import { supplementQuery } from '../queries.ts';
import { PaperItem } from './paper-item.tsx';
import { itemId, useAnswer } from './use-answer.ts';

// The inputs of forms are heavy, and most requests ask for papers alone.
const FieldItem = pageOf(async () => (await import('./field-item.tsx')).FieldItem);

type Asked = OutputOf<typeof getMySupplement>;

/** What is asked of the owner, item by item, and the way to send it. */
export function SupplementPage({ dossierId }: { readonly dossierId: string }) {
  const query = useQuery(supplementQuery(dossierId));
  return (
    <Await query={query} page>
      {(asked) =>
        asked.supplement?.state === 'asked' ? (
          <Answering
            key={asked.supplement.id}
            dossierId={dossierId}
            asked={asked}
            supplement={asked.supplement}
            onAgain={() => void query.refetch()}
          />
        ) : (
          <NothingAsked dossierId={dossierId} code={asked.code} />
        )
      }
    </Await>
  );
}

function BackLink({ dossierId, code }: { readonly dossierId: string; readonly code: string }) {
  const { t } = useTexts('procedures-portal');
  return (
    <p>
      <Link href={`/cua-toi/ho-so/${dossierId}`} className="ds-link back-link">
        {t('supplement.back', { code })}
      </Link>
    </p>
  );
}

function NothingAsked({ dossierId, code }: { readonly dossierId: string; readonly code: string }) {
  const { t } = useTexts('procedures-portal');
  return (
    <div className="filing-step stack">
      <BackLink dossierId={dossierId} code={code} />
      <PageHeading title={t('supplement.title', { code })} size="md" />
      <p>{t('supplement.none')}</p>
    </div>
  );
}

interface AnsweringProps {
  readonly dossierId: string;
  readonly asked: Asked;
  readonly supplement: Supplement;
  readonly onAgain: () => void;
}

function Answering({ dossierId, asked, supplement, onAgain }: AnsweringProps) {
  const { t } = useTexts('procedures-portal');
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(0);
  const answer = useAnswer(asked, supplement, dossierId, () => navigate(`/cua-toi/ho-so/${dossierId}`));
  const { code } = asked;
  return (
    <div className="filing-step stack">
      <BackLink dossierId={dossierId} code={code} />
      <ErrorSummary
        title={t('shared:errors.title')}
        entries={answer.missing.map(({ id, name }) => ({
          target: itemId(id),
          text: t('supplement.missing', { name }),
        }))}
      />
      <PageHeading title={t('supplement.title', { code })} size="md" hasErrors={answer.missing.length > 0} />
      <About dossierId={dossierId} supplement={supplement} asked={asked} />
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (busy === 0) answer.send();
        }}
      >
        <Items
          asked={asked}
          supplement={supplement}
          answer={answer}
          onBusy={(change) => setBusy((running) => running + change)}
        />
        {answer.error !== null && (
          <Alert tone="danger" live="assertive">
            <p>{problemText(t, answer.error)}</p>
            {answer.isConflict && (
              <Button variant="secondary" onClick={onAgain}>
                {t('supplement.reload')}
              </Button>
            )}
          </Alert>
        )}
        {busy > 0 && <p role="status">{t('supplement.uploading')}</p>}
        <div className="filing-buttons">
          <Button type="submit" busy={answer.isSending} disabled={busy > 0}>
            {t('supplement.send')}
          </Button>
        </div>
      </form>
    </div>
  );
}

interface ItemsProps extends Pick<AnsweringProps, 'asked' | 'supplement'> {
  readonly answer: ReturnType<typeof useAnswer>;
  readonly onBusy: (change: number) => void;
}

/** What is still waited for, each with what it needs. */
function Items({ asked, supplement, answer, onBusy }: ItemsProps) {
  return supplement.items
    .filter(({ isBrought }) => !isBrought)
    .map((item) =>
      item.kind === 'paper' ? (
        <PaperItem
          key={item.id}
          item={item}
          value={answer.papers.get(item.id)}
          onChange={(change) => answer.setPaper(item.id, change)}
          onBusy={onBusy}
        />
      ) : (
        <Suspense key={item.id} fallback={<Loading />}>
          <FieldItem
            item={item}
            form={asked.forms.find(({ key }) => key === item.form)}
            value={answer.fields.get(item.id)}
            problems={answer.problems}
            onChange={(value) => answer.setField(item.id, value)}
          />
        </Suspense>
      ),
    );
}

/** Why it is asked, until when, and who guides. */
function About({ dossierId, supplement, asked }: Pick<AnsweringProps, 'dossierId' | 'supplement' | 'asked'>) {
  const { t } = useTexts('procedures-portal');
  const { reason, answerBy, guidePhone } = supplement;
  return (
    <>
      <Alert tone="warning">
        <p>
          {t('asked.until')}{' '}
          <strong>
            <TimeText at={answerBy} />
          </strong>
          . {t('supplement.until.text', { unit: asked.counterName })}
        </p>
      </Alert>
      <dl className="facts">
        <div>
          <dt>{t('supplement.why')}</dt>
          <dd lang="vi">{reason}</dd>
        </div>
        {guidePhone !== null && (
          <div>
            <dt>{t('supplement.guide')}</dt>
            <dd>
              <a className="ds-link" href={`tel:${guidePhone}`}>
                {formatPhone(guidePhone)}
              </a>
            </dd>
          </div>
        )}
      </dl>
      <p>
        <a
          className="ds-link"
          href={api.url(getMyLetter, { dossierId, form: 'supplement' })}
          target="_blank"
          rel="noopener"
        >
          {t('supplement.letter')}
        </a>
      </p>
    </>
  );
}
