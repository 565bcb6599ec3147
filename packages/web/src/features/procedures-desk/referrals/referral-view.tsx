import type { FileRef } from '@dongbo/contract';
import { outcomesOf } from '@dongbo/contract/procedures';
import type { ReferralOutcome, ReferralPage } from '@dongbo/contract/procedures';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { SelectField, TextAreaField } from '../../../ui/field.tsx';
import { Await, Failed } from '../../../ui/states.tsx';
import { ScanCell } from '../counter/scan-cell.tsx';
import { answerMutation, assignMutation, referralQuery } from './queries.ts';
import { ReferralFiles, ReferralOutcomeView, ReferralState } from './referral-facts.tsx';

interface ReferralViewProps {
  readonly referralId: string;
  /** With a head of its own; beside the inbox it has none. */
  readonly isPage?: boolean;
}

/** What another unit asks, as the asked unit sees it: the question, the papers that are shown, and the answer. */
export function ReferralView({ referralId, isPage = false }: ReferralViewProps) {
  const { t } = useTexts('procedures-desk');
  const query = useQuery(referralQuery(referralId));
  return (
    <Await query={query}>
      {(referral) => (
        <>
          {isPage ? <PageHead title={referral.code} /> : <h2>{t('referral.dossier', { code: referral.code })}</h2>}
          <Asked referral={referral} />
          <ReferralOutcomeView referral={referral} />
          {referral.colleagues.length > 0 && <HandOver key={`to ${referral.version}`} referral={referral} />}
          {referral.mayAnswer && <Answer key={referral.version} referral={referral} />}
        </>
      )}
    </Await>
  );
}

interface PartProps {
  readonly referral: ReferralPage;
}

function Asked({ referral }: PartProps) {
  const { t } = useTexts('procedures-desk');
  const { dossierId, ownerName, files } = referral;
  return (
    <section className="desk-block">
      <h2>
        {t(`referral.kind.${referral.kind}`)}: {referral.title}
      </h2>
      <ReferralState referral={referral} />
      <p title={referral.procedureName}>{referral.procedureShortName?.vi ?? referral.procedureName}</p>
      {ownerName !== null && <p>{t('referral.owner', { name: ownerName })}</p>}
      {referral.content !== '' && <blockquote className="desk-result-text">{referral.content}</blockquote>}
      <p className="desk-quiet">{t('referral.by', { name: referral.askedBy, unit: referral.askingUnit.name })}</p>
      <h3>{t('referral.shown')}</h3>
      {files.length === 0 ? (
        <p className="desk-quiet">{t('referral.no-papers')}</p>
      ) : (
        <ReferralFiles referral={referral} files={files} />
      )}
      {dossierId !== null && (
        <p>
          <Link className="ds-link" {...deskLink({ to: '/lam-viec/ho-so/$dossierId', params: { dossierId } })}>
            {t('referral.open-dossier')}
          </Link>
        </p>
      )}
    </section>
  );
}

function HandOver({ referral }: PartProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const [person, setPerson] = useState('');
  const act = useMutation(assignMutation(useQueryClient()));
  const { id: referralId, version } = referral;
  return (
    <section className="desk-block">
      {act.error !== null && <Failed error={act.error} />}
      <SelectField
        id={`${id}-person`}
        label={t('referral.assign')}
        value={person}
        onChange={(event) => setPerson(event.target.value)}
      >
        <option value="">{t('referral.assign.none')}</option>
        {referral.colleagues.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </SelectField>
      <Button
        variant="secondary"
        busy={act.isPending}
        disabled={person === ''}
        onClick={() =>
          act.mutate({ referralId, version, assigneeId: person }, { onSuccess: () => announce(t('referral.assigned')) })
        }
      >
        {t('referral.assign')}
      </Button>
    </section>
  );
}

interface OutcomeProps {
  readonly kind: ReferralPage['kind'];
  readonly value: ReferralOutcome | '';
  readonly onChange: (outcome: ReferralOutcome | '') => void;
}

/** What the answer comes to: the outcomes that the kind knows. */
function Outcome({ kind, value, onChange }: OutcomeProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const known: readonly ReferralOutcome[] = outcomesOf[kind];
  return (
    <SelectField
      id={id}
      label={t('referral.answer.outcome')}
      required
      value={value}
      onChange={(event) => onChange(known.find((one) => one === event.target.value) ?? '')}
    >
      <option value="" />
      {known.map((one) => (
        <option key={one} value={one}>
          {t(`referral.outcome.${one}`)}
        </option>
      ))}
    </SelectField>
  );
}

function Answer({ referral }: PartProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const [outcome, setOutcome] = useState<ReferralOutcome | ''>('');
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly FileRef[]>([]);
  const act = useMutation(answerMutation(useQueryClient()));
  const { id: referralId, version, code } = referral;
  const submit = () => {
    if (outcome === '') return;
    act.mutate(
      { referralId, version, outcome, text, fileIds: files.map((file) => file.id) },
      { onSuccess: () => announce(t('referral.answered', { code })) },
    );
  };
  return (
    <form
      className="desk-block"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{t('referral.answer')}</h2>
      {act.error !== null && <Failed error={act.error} />}
      <Outcome kind={referral.kind} value={outcome} onChange={setOutcome} />
      <TextAreaField
        id={`${id}-text`}
        label={t('referral.answer.text')}
        required
        rows={5}
        maxLength={8000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="ds-label" data-weight="medium">
        {t('referral.answer.files')}
      </p>
      <ScanCell
        name={t('referral.answer.files')}
        files={files}
        tabIndex={0}
        onAdd={(file) => setFiles((now) => [...now, file])}
        onRemove={(file) => setFiles((now) => now.filter((one) => one !== file))}
      />
      <p className="desk-actions">
        <Button type="submit" busy={act.isPending} disabled={outcome === '' || text.trim() === ''}>
          {t('referral.answer.send')}
        </Button>
      </p>
    </form>
  );
}
