import { feeLines, papersFor, papersOf, timeLines } from '@dongbo/contract/procedures';
import type { CaseLine, PaperList, Procedure } from '@dongbo/contract/procedures';
import { spacePrefix } from '../../../lib/space.ts';
import { useTexts } from '../../../lib/texts.ts';

/** What one wants to know before a filing begins: how long it takes, what it costs, and which papers to have at hand. */
export function ProcedureSummary({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTexts('public');
  const { code, channels, readLimit, papers } = procedure;
  const parts = [
    {
      name: t('public:procedure.time'),
      text:
        readLimit === null ? (
          <Lines lines={timeLines(t, channels)} />
        ) : (
          t(`terms:time-limit.${readLimit.limit.unit}`, { count: readLimit.limit.value })
        ),
    },
    { name: t('public:procedure.fee'), text: <Lines lines={feeLines(t, channels)} /> },
    {
      name: t('public:procedure.papers'),
      text: (
        <>
          {papersOf(t, papers)} –{' '}
          <a className="ds-link" href={`${spacePrefix}/thu-tuc/${encodeURIComponent(code)}#giay-to`}>
            {t('public:procedure.papers-all')}
          </a>
          <PaperNames list={papers} />
        </>
      ),
    },
  ];
  return (
    <dl className="summary-list">
      {parts.map(({ name, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Lines({ lines }: { readonly lines: readonly CaseLine[] }) {
  const { t } = useTexts('public');
  const [first, ...others] = lines;
  if (first === undefined) return t('public:procedure.not-stated');
  if (others.length === 0) return first.text;
  return (
    <ul className="case-list">
      {lines.map(({ text, when, channels }) => (
        <li key={`${text} ${when}`}>
          {text}
          {channels !== '' && <span className="quiet"> ({channels})</span>}
          {when !== null && (
            <span className="quiet case-words" lang="vi">
              {when}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** By name what everybody hands in; a list that is not certain, or depends on the case, is read where it stands whole. */
function PaperNames({ list }: { readonly list: PaperList }) {
  const always = papersFor(list, { caseKey: null, answers: {} }).filter(
    ({ need, handling }) => need === 'always' && handling === 'hand-in',
  );
  if (!list.sure || list.cases.length > 0 || always.length === 0) return null;
  return (
    <ul className="case-list" lang="vi">
      {always.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
    </ul>
  );
}
