import type { Dossier } from '@dongbo/contract/procedures';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { Await } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { getDossierFile } from '../endpoints.ts';
import { PaperDataForm } from './paper-data-form.tsx';
import { digitisationQuery, signMutation, type Paper } from './queries.ts';

type Seen = Pick<Dossier, 'id' | 'version'>;

/** Each paper with how far it is digitised; scans are signed all at once, what a paper says is written down paper by paper. */
export function DigitisationList({ dossier }: { readonly dossier: Dossier }) {
  const query = useQuery(digitisationQuery(dossier.id));
  return (
    <Await query={query}>
      {({ papers, maySign, mayRecord }) => (
        <>
          {maySign && <Sign dossier={dossier} papers={papers} />}
          <ul className="desk-paper-states">
            {papers.map((paper) => (
              <PaperRow key={paper.componentId} dossier={dossier} paper={paper} mayRecord={mayRecord} />
            ))}
          </ul>
        </>
      )}
    </Await>
  );
}

/** Scans that wait to be signed, with the one act that signs them. */
function Sign({ dossier, papers }: { readonly dossier: Seen; readonly papers: readonly Paper[] }) {
  const { t } = useTexts('procedures-desk');
  const sign = useMutation(signMutation(useQueryClient()));
  const waiting = papers
    .flatMap(({ files }) => files)
    .filter(({ signed, whyNot }) => signed === null && whyNot === null);
  return (
    <>
      {sign.error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, sign.error)}</p>
        </Alert>
      )}
      {sign.data !== undefined && <p role="status">{t('digitisation.signed', { n: sign.data.signed })}</p>}
      {waiting.length > 0 && (
        <>
          <p className="desk-quiet">{t('digitisation.compare')}</p>
          <p className="desk-actions">
            <Button
              variant="secondary"
              busy={sign.isPending}
              onClick={() => sign.mutate({ dossierId: dossier.id, version: dossier.version })}
            >
              {t('digitisation.sign', { n: waiting.length })}
            </Button>
          </p>
        </>
      )}
    </>
  );
}

interface PaperRowProps {
  readonly dossier: Seen;
  readonly paper: Paper;
  readonly mayRecord: boolean;
}

function PaperRow({ dossier, paper, mayRecord }: PaperRowProps) {
  const { t } = useTexts('procedures-desk');
  const [isTyping, setTyping] = useState(false);
  const { name, level, source, files, data } = paper;
  const reasons = [...new Set(files.flatMap(({ whyNot }) => (whyNot === null ? [] : [whyNot])))];
  return (
    <li>
      <span lang="vi">{name}</span>
      <small>
        <b>{t(`digitisation.level.${level}`)}</b>
        {source !== null && ` · ${t('digitisation.from', { name: source.name, unit: source.unitName })}`}
        {data !== null && ` · ${t('digitisation.has-data')}`}
      </small>
      {files.map(({ file, signed }) => (
        <small key={file.id}>
          <FileLink dossier={dossier} file={file} name={t('digitisation.original', { name: file.name })} />
          {signed !== null && (
            <>
              {' · '}
              <FileLink dossier={dossier} file={signed.file} name={t('digitisation.copy', { by: signed.by })} />{' '}
              <TimeText at={signed.at} short />
            </>
          )}
        </small>
      ))}
      {reasons.map((code) => (
        <small key={code}>{t(`refusals:${code}`)}</small>
      ))}
      {data !== null && <Data data={data} />}
      {mayRecord && files.length > 0 && !isTyping && (
        <Button variant="tertiary" onClick={() => setTyping(true)}>
          {t(data === null ? 'digitisation.record' : 'digitisation.change', { name })}
        </Button>
      )}
      {isTyping && <PaperDataForm dossier={dossier} paper={paper} onDone={() => setTyping(false)} />}
    </li>
  );
}

/** What was written down of a paper. */
function Data({ data }: { readonly data: NonNullable<Paper['data']> }) {
  const { t } = useTexts('procedures-desk');
  const { number, issuedOn, issuedBy, validUntil, by, at } = data;
  const said = [
    number,
    issuedOn === null ? null : t('digitisation.said.issuedOn', { day: dayText(issuedOn) }),
    issuedBy,
    validUntil === null ? null : t('digitisation.said.validUntil', { day: dayText(validUntil) }),
  ].filter((text) => text !== null);
  return (
    <small>
      {said.join(', ')} ({by}, <TimeText at={at} short />)
    </small>
  );
}

const dayText = (day: string): string => day.split('-').toReversed().join('/');

interface FileLinkProps {
  readonly dossier: Seen;
  readonly file: { readonly id: string };
  readonly name: string;
}

function FileLink({ dossier, file, name }: FileLinkProps) {
  const address = api.url(getDossierFile, { dossierId: dossier.id, fileId: file.id });
  return (
    <a className="ds-link" href={address} target="_blank" rel="noreferrer">
      {name}
    </a>
  );
}
