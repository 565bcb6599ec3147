import { nextOwnPaper } from '@dongbo/contract/procedures';
import type { Dossier, Procedure, RawAnswers } from '@dongbo/contract/procedures';
import { isShown } from '@dongbo/contract';
import type { FormDefinition, FormField } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { CheckBox } from '../../../ui/choice-group.tsx';
import { SelectField, TextAreaField, TextField } from '../../../ui/field.tsx';
import { Await } from '../../../ui/states.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { receptionRows } from '../dossier/reception-rows.ts';
import { CaseChoice } from '../parts/case-choice.tsx';
import type { GridPaper } from '../parts/paper-grid.tsx';
import { procedureVersionQuery } from '../queries/catalogue.ts';
import { requestSupplement } from './endpoints.ts';
import { supplementQuery } from './queries.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

/** Everything that lacks, asked once and in full: paper by paper, question by question. */
export function AskForm(props: SideFormProps) {
  const { dossier } = props;
  const procedure = useQuery(procedureVersionQuery(dossier.procedure));
  const filed = useQuery(supplementQuery(dossier.id, dossier.version));
  return (
    <Await query={procedure}>
      {(known) => (
        <Await query={filed}>
          {({ forms, answers }) => (
            <Asking {...props} procedure={known} questions={questionsOf(dossier, forms, answers)} />
          )}
        </Await>
      )}
    </Await>
  );
}

/** A question of a form whose answer may be wrong. */
interface Question {
  readonly key: string;
  readonly form: string;
  readonly field: string;
  readonly title: string;
  readonly label: string;
}

/** The questions that were shown to the filer and that no account answers. */
function questionsOf(dossier: Dossier, forms: readonly FormDefinition[], answers: RawAnswers): Question[] {
  return forms.flatMap((form) => {
    const values = new Map<string, unknown>(Object.entries(answers[form.key] ?? {}));
    const byAccount = (field: FormField): boolean =>
      dossier.channel === 'ONLINE' && field.account !== undefined && isShown(field.account.when, values);
    return form.sections
      .filter(({ showIf }) => isShown(showIf, values))
      .flatMap(({ fields }) => fields)
      .filter((field) => isShown(field.showIf, values) && !byAccount(field))
      .map(({ id, label }) => ({
        key: `${form.key}/${id}`,
        form: form.key,
        field: id,
        title: form.title.vi,
        label: label.vi,
      }));
  });
}

/** One row of the request. */
interface Row {
  readonly key: string;
  readonly name: string;
  readonly wanted: string;
  readonly of:
    | { readonly kind: 'paper'; readonly componentId: string; readonly isOwn: boolean }
    | { readonly kind: 'field'; readonly form: string; readonly field: string };
}

const paperRow = ({ id, name }: Pick<GridPaper, 'id' | 'name'>, wanted: string, isOwn = false): Row => ({
  key: id,
  name,
  wanted,
  of: { kind: 'paper', componentId: id, isOwn },
});

/** The papers of the case and those that lie in the dossier, what lacks first. */
function papersOf(dossier: Dossier, procedure: Procedure, paperCase: string | null): GridPaper[] {
  const counts = new Map(dossier.papers.map((paper) => [paper.componentId, paper]));
  const reception = { paperCase, counts: new Map(), own: [], rename: () => undefined };
  const isThere = (id: string): boolean => {
    const paper = counts.get(id);
    return paper !== undefined && paper.files.length + paper.originals + paper.certifiedCopies + paper.photocopies > 0;
  };
  return receptionRows(dossier, procedure, reception).map((row) => ({
    ...row,
    missing: row.missing === true && !isThere(row.id),
  }));
}

function useRows(dossier: Dossier, procedure: Procedure) {
  const { t } = useTexts('procedures-desk');
  const [paperCase, setPaperCase] = useState(dossier.paperCase);
  const papers = papersOf(dossier, procedure, paperCase);
  const [rows, setRows] = useState<readonly Row[]>(() =>
    papers.filter(({ missing }) => missing === true).map((paper) => paperRow(paper, t('ask.missing'))),
  );
  const change = (key: string, part: Partial<Pick<Row, 'name' | 'wanted'>>) =>
    setRows((known) => known.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return {
    papers,
    paperCase,
    setPaperCase,
    rows,
    change,
    add: (row: Row) => setRows((known) => [...known, row]),
    drop: (key: string) => setRows((known) => known.filter((row) => row.key !== key)),
  };
}

type Rows = ReturnType<typeof useRows>;

interface AskingProps extends SideFormProps {
  readonly procedure: Procedure;
  readonly questions: readonly Question[];
}

function Asking({ dossier, onDone, procedure, questions }: AskingProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const what = t('side.ask-supplement');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, requestSupplement);
  const state = useRows(dossier, procedure);
  const [reason, setReason] = useState('');
  const [phone, setPhone] = useState('');
  const { rows } = state;
  const isReady = rows.length > 0 && rows.every(({ name, wanted }) => name.trim() !== '' && wanted.trim() !== '');
  const submit = () =>
    send({
      dossierId: dossier.id,
      version: dossier.version,
      reason,
      ...(phone.trim() !== '' && { guidePhone: phone }),
      items: rows.map(({ of, name, wanted }) =>
        of.kind === 'field'
          ? { kind: 'field', form: of.form, field: of.field, wanted }
          : { kind: 'paper', componentId: of.componentId, wanted, ...(of.isOwn && { name }) },
      ),
    });
  return (
    <DecisionForm
      verb={t('ask.send')}
      busy={isPending}
      blocked={!isReady || reason.trim() === ''}
      onSubmit={submit}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <CaseChoice id={`${id}-case`} list={procedure.papers} value={state.paperCase} onChange={state.setPaperCase} />
      <PaperChoices state={state} />
      <FieldChoices state={state} questions={questions} />
      {!isReady && <p className="desk-quiet">{t('ask.nothing')}</p>}
      <TextAreaField
        id={`${id}-reason`}
        label={t('ask.reason')}
        required
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <TextField
        id={`${id}-phone`}
        label={t('ask.phone')}
        optionalWord={t('shared:optional')}
        inputMode="tel"
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
    </DecisionForm>
  );
}

function Wanted({ row, state }: { readonly row: Row; readonly state: Rows }) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  return (
    <TextAreaField
      id={id}
      label={t('ask.wanted', { name: row.name })}
      required
      rows={2}
      maxLength={1000}
      value={row.wanted}
      onChange={(event) => state.change(row.key, { wanted: event.target.value })}
    />
  );
}

/** Papers to tick, what lacks ticked already, and papers that the list does not have. */
function PaperChoices({ state }: { readonly state: Rows }) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const { papers, rows, add, drop, change } = state;
  const listed = papers.filter(({ group }) => group !== 'papers.group.show');
  const own = rows.filter(({ of }) => of.kind === 'paper' && of.isOwn);
  const free = nextOwnPaper('officer', [...papers.map((paper) => paper.id), ...own.map(({ key }) => key)]);
  return (
    <fieldset className="ds-fieldset">
      <legend className="ds-label" data-weight="medium">
        {t('ask.papers')}
      </legend>
      <p data-field="description">{t('ask.papers.hint')}</p>
      {listed.map((paper) => {
        const row = rows.find(({ key }) => key === paper.id);
        return (
          <div key={paper.id}>
            <CheckBox
              id={`${id}-${paper.id}`}
              label={paper.name}
              checked={row !== undefined}
              onChange={(checked) => (checked ? add(paperRow(paper, '')) : drop(paper.id))}
            />
            {row !== undefined && <Wanted row={row} state={state} />}
          </div>
        );
      })}
      {own.map((row) => (
        <div key={row.key}>
          <TextField
            id={`${id}-${row.key}`}
            label={t('ask.own.name')}
            required
            maxLength={120}
            value={row.name}
            onChange={(event) => change(row.key, { name: event.target.value })}
          />
          <Wanted row={row} state={state} />
          <Button variant="tertiary" onClick={() => drop(row.key)} aria-label={t('ask.remove', { name: row.name })}>
            {t('ask.remove.short')}
          </Button>
        </div>
      ))}
      {free !== null && (
        <Button variant="tertiary" onClick={() => add(paperRow({ id: free, name: '' }, '', true))}>
          {t('ask.own')}
        </Button>
      )}
    </fieldset>
  );
}

/** Questions of the forms that were filed; what was chosen stands below with what to do. */
function FieldChoices({ state, questions }: { readonly state: Rows; readonly questions: readonly Question[] }) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const { rows, add, drop } = state;
  if (questions.length === 0) return null;
  const chosen = rows.filter(({ of }) => of.kind === 'field');
  const free = questions.filter(({ key }) => !chosen.some((row) => row.key === key));
  const choose = (key: string) => {
    const question = free.find((one) => one.key === key);
    if (question === undefined) return;
    const { form, field, label } = question;
    add({ key, name: label, wanted: '', of: { kind: 'field', form, field } });
  };
  return (
    <fieldset className="ds-fieldset">
      <legend className="ds-label" data-weight="medium">
        {t('ask.fields')}
      </legend>
      {chosen.map((row) => (
        <div key={row.key}>
          <Wanted row={row} state={state} />
          <Button variant="tertiary" onClick={() => drop(row.key)} aria-label={t('ask.remove', { name: row.name })}>
            {t('ask.remove.short')}
          </Button>
        </div>
      ))}
      <SelectField
        id={`${id}-fields`}
        label={t('ask.fields.choose')}
        value=""
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{t('ask.fields.none')}</option>
        {[...Map.groupBy(free, ({ title }) => title)].map(([title, ofForm]) => (
          <optgroup key={title} label={title}>
            {ofForm.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
    </fieldset>
  );
}
