import { Link } from 'wouter';
import { writeDay } from '@dongbo/contract';
import type { MyPaper } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { spacePrefix } from '../../../lib/space.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Tag } from '../../../ui/alert.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { ProcedureName } from '../procedure-name.tsx';
import { getMyFile, getMyLetter } from './endpoints.ts';

const tones = {
  valid: 'success',
  corrected: 'warning',
  reissued: 'warning',
  cancelled: 'danger',
  accepted: 'info',
  'handed-in': 'info',
} as const;

/** One paper: what it is and who issued it, how it stands, how it is opened, and where it was used again. */
export function PaperLine({ paper }: { readonly paper: MyPaper }) {
  const { t } = useTexts('procedures-portal');
  const { kind, state, name, number, unitName, at, since, byNumber, usableUntil, code, dossierId } = paper;
  const day = writeDay(at);
  return (
    <li>
      <div className="dossier-list-head">
        <strong lang="vi">{name}</strong>
        <Tag tone={tones[state]}>{t(`store.state.${state}`)}</Tag>
      </div>
      <p className="quiet">
        {t(kind === 'paper' ? 'store.handed-in-to' : 'store.issued-by', { number: number ?? '', day, unit: unitName })}
        <span className="block">{t(`store.kind.${kind}`)}</span>
      </p>
      {since !== null && (
        <p>
          {t('store.replaced', {
            day: writeDay(since.slice(0, 10)),
            by: byNumber ?? '',
            state: t(`store.state.${state}`),
          })}
        </p>
      )}
      {usableUntil !== null && <p>{t('store.usable', { day: writeDay(usableUntil) })}</p>}
      <Open paper={paper} />
      <p className="quiet">
        {t('store.of-dossier')}{' '}
        <Link href={`/cua-toi/ho-so/${dossierId}`} className="ds-link tabular">
          {code}
        </Link>
        {' · '}
        <ProcedureName procedure={{ name: paper.procedureName, shortName: paper.shortName }} />
      </p>
      {paper.uses.length > 0 && <Uses uses={paper.uses} />}
    </li>
  );
}

/** The very bytes that were signed or sent, and the public page of a result. */
function Open({ paper }: { readonly paper: MyPaper }) {
  const { t } = useTexts('procedures-portal');
  const { kind, dossierId, ordinal, number, checkToken, files } = paper;
  if (kind !== 'paper' && ordinal === null) return <p>{t('store.signing')}</p>;
  return (
    <p className="row-buttons">
      {ordinal !== null && (
        <a
          className="ds-link"
          href={api.url(getMyLetter, { dossierId, form: 'result', ordinal })}
          target="_blank"
          rel="noopener"
          aria-label={t('store.open.named', { number: number ?? '' })}
        >
          {t('store.open')}
        </a>
      )}
      {files.map(({ id, name }) => (
        <a key={id} className="ds-link" href={api.url(getMyFile, { fileId: id })} target="_blank" rel="noopener">
          {t('store.open-file', { name })}
        </a>
      ))}
      {checkToken !== null && (
        <a className="ds-link" href={`${spacePrefix}/kiem-tra-ket-qua/${checkToken}`} target="_blank" rel="noopener">
          {t('store.check')}
        </a>
      )}
    </p>
  );
}

function Uses({ uses }: Pick<MyPaper, 'uses'>) {
  const { t } = useTexts('procedures-portal');
  return (
    <details className="ds-details">
      <summary>{t('store.uses', { n: uses.length })}</summary>
      <ul className="plain-list">
        {uses.map(({ dossierId, code, procedureName, unitName, at, byMe }) => (
          <li key={code}>
            <TimeText at={at} short />
            {': '}
            {dossierId === null ? (
              <span className="tabular">{code}</span>
            ) : (
              <Link href={`/cua-toi/ho-so/${dossierId}`} className="ds-link tabular">
                {code}
              </Link>
            )}
            <span className="block quiet">
              {procedureName} · {unitName} · {t(byMe ? 'store.use.by-me' : 'store.use.by-official')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
