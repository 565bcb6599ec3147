import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '@dongbo/contract';
import type { listMyDossiers } from '../endpoints.ts';
import { moneyText } from '../../../lib/money.ts';
import { spacePrefix } from '../../../lib/space.ts';
import { useTexts } from '../../../lib/texts.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { Empty, Loading } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { ProcedureName } from '../procedure-name.tsx';
import { DraftList } from './draft-list.tsx';
import { Left } from './due-line.tsx';
import { draftsQuery, myDossiersQuery } from './queries.ts';
import { StateTag } from './state-tag.tsx';

type Row = OutputOf<typeof listMyDossiers>['items'][number];

/** What I have begun and what I have filed. */
export function MyDossiers() {
  const { t } = useTexts('procedures-portal');
  const drafts = useQuery(draftsQuery);
  const dossiers = useInfiniteQuery(myDossiersQuery);
  // Both at once: the drafts must not push the dossiers down under somebody's finger.
  if (drafts.isLoading || dossiers.isLoading) return <Loading />;
  const asked = dossiers.data?.pages.flatMap((page) => page.asked) ?? [];
  return (
    <>
      <p>
        <Link href="/cua-toi/kho-giay-to" className="ds-link">
          {t('mine.store')}
        </Link>
      </p>
      {asked.length > 0 && <AskedOfMe items={asked} />}
      {drafts.data !== undefined && drafts.data.length > 0 && (
        <DraftList title={t('mine.drafts')} drafts={drafts.data} />
      )}
      <section className="stack" aria-labelledby="filed-title">
        <h2 className="ds-heading" data-size="xs" id="filed-title">
          {t('mine.filed')}
        </h2>
        <PagedList query={dossiers} more={t('mine.more')} empty={<NothingFiled />}>
          {(items) => <DossierList items={items} />}
        </PagedList>
      </section>
    </>
  );
}

interface RowProps {
  readonly item: Row;
  /** The line below the name. */
  readonly facts: ReactNode;
  readonly children: ReactNode;
}

/** One dossier: what it is about, how it stands, and what is still to be paid. */
function DossierRow({ item, facts, children }: RowProps) {
  const { t, language } = useTexts('procedures-portal');
  const address = `/cua-toi/ho-so/${item.id}`;
  return (
    <li>
      <div className="dossier-list-head">
        <Link href={address}>
          <ProcedureName procedure={{ name: item.procedureName, shortName: item.shortName }} />
        </Link>
        <StateTag state={item.state} />
      </div>
      <p className="quiet">
        <span className="tabular">{item.code}</span>
        {facts}
        {item.resultMark !== null && <strong> · {t(`terms:result-mark.${item.resultMark}`)}</strong>}
      </p>
      {item.toPay !== null && (
        <p>
          <Link href={address}>
            <strong>{t('mine.to-pay', { amount: moneyText(item.toPay, language) })}</strong>
          </Link>
        </p>
      )}
      {children}
    </li>
  );
}

/** What is asked of me and until when, before everything else. */
function AskedOfMe({ items }: { readonly items: readonly Row[] }) {
  const { t } = useTexts('procedures-portal');
  return (
    <section className="stack" aria-labelledby="asked-title">
      <h2 className="ds-heading" data-size="xs" id="asked-title">
        {t('asked.title')}
      </h2>
      <ul className="dossier-list">
        {items.map((item) => (
          <DossierRow key={item.id} item={item} facts={null}>
            {item.visit !== null && <Visit code={item.code} id={item.id} visit={item.visit} />}
            {item.answerBy !== null && <Answer item={item} answerBy={item.answerBy} />}
          </DossierRow>
        ))}
      </ul>
    </section>
  );
}

interface VisitProps extends Pick<Row, 'id' | 'code'> {
  readonly visit: NonNullable<Row['visit']>;
}

/** Where I am asked to be when somebody looks at the matter on the spot. */
function Visit({ id, code, visit: { at, place } }: VisitProps) {
  const { t } = useTexts('procedures-portal');
  return (
    <p>
      {t('visit.asked')}{' '}
      <strong>
        <TimeText at={at} />
      </strong>{' '}
      <Left dueAt={at} />, {t('visit.at')} <span lang="vi">{place}</span>.{' '}
      <Link href={`/cua-toi/ho-so/${id}`} className="ds-link" aria-label={t('visit.see.named', { code })}>
        {t('visit.see')}
      </Link>
    </p>
  );
}

function Answer({ item: { id, code }, answerBy }: { readonly item: Row; readonly answerBy: string }) {
  const { t } = useTexts('procedures-portal');
  return (
    <>
      <p>
        {t('asked.until')}{' '}
        <strong>
          <TimeText at={answerBy} />
        </strong>{' '}
        <Left dueAt={answerBy} />
      </p>
      <p>
        <Link
          href={`/cua-toi/ho-so/${id}/bo-sung`}
          className="ds-button"
          data-variant="primary"
          aria-label={t('asked.go.named', { code })}
        >
          {t('asked.go')}
        </Link>
      </p>
    </>
  );
}

function NothingFiled() {
  const { t } = useTexts('procedures-portal');
  return (
    <Empty title={t('mine.empty')}>
      <p>{t('mine.empty.text')}</p>
      <p>
        <ButtonLink href={`${spacePrefix}/thu-tuc`}>{t('mine.find')}</ButtonLink>
      </p>
    </Empty>
  );
}

const hasRunningTime = ({ state }: Row): boolean => state === 'submitted' || state === 'in-progress';

function DossierList({ items }: { readonly items: readonly Row[] }) {
  const { t } = useTexts('procedures-portal');
  return (
    <ul className="dossier-list">
      {items.map((item) => (
        <DossierRow
          key={item.id}
          item={item}
          facts={
            <>
              {' '}
              · {t('mine.submitted')} <TimeText at={item.submittedAt} />
            </>
          }
        >
          {item.dueAt !== null && item.state !== 'returned' && (
            <p>
              {t('mine.due')}{' '}
              <strong>
                <TimeText at={item.dueAt} />
              </strong>{' '}
              {hasRunningTime(item) && <Left dueAt={item.dueAt} lateDays={item.lateDays} />}
            </p>
          )}
        </DossierRow>
      ))}
    </ul>
  );
}
