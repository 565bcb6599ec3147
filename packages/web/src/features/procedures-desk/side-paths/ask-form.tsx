import type { Dossier, Procedure, RawAnswers } from '@dongbo/contract/procedures';
import { isShown } from '@dongbo/contract';
import type { FormDefinition, FormField } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/field.tsx';
import { Await } from '../../../ui/states.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { receptionRows } from '../dossier/reception-rows.ts';
import { useHeldIds } from '../intake/use-held-ids.ts';
import { CaseChoice } from '../parts/case-choice.tsx';
import { procedureVersionQuery } from '../queries/catalogue.ts';
import { AskedWordsFields, PaperChoices, Wanted, itemsOf, useRows } from './ask-rows.tsx';
import type { AskedPaper, Rows } from './ask-rows.tsx';
import { requestSupplement } from './endpoints.ts';
import { supplementQuery } from './queries.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

/** Everything that lacks, asked once and in full: paper by paper, question by question. */
export function AskForm(props: SideFormProps) {
  const { dossier } = props;
  const procedure = useQuery(procedureVersionQuery(dossier.procedure));
  const filed = useQuery(supplementQuery(dossier.id, dossier.version));
  // What is held is looked for at intake; whoever settles it asks about what lies in it.
  const held = useHeldIds(dossier.clock === null ? { dossierId: dossier.id } : null);
  return (
    <Await query={procedure}>
      {(known) => (
        <Await query={filed}>
          {({ forms, answers }) =>
            held !== null && (
              <Asking {...props} procedure={known} held={held} questions={questionsOf(dossier, forms, answers)} />
            )
          }
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

/** The papers of the case and those that lie in the dossier, what lacks first. */
function papersOf(
  dossier: Dossier,
  { procedure, paperCase, held }: Known & { readonly paperCase: string | null },
): AskedPaper[] {
  const counts = new Map(dossier.papers.map((paper) => [paper.componentId, paper]));
  const reception = { paperCase, counts: new Map(), own: [], rename: () => undefined };
  const isThere = (id: string): boolean => {
    const paper = counts.get(id);
    return paper !== undefined && paper.files.length + paper.originals + paper.certifiedCopies + paper.photocopies > 0;
  };
  return receptionRows(dossier, procedure, reception).map((row) => ({
    ...row,
    missing: row.missing === true && !isThere(row.id),
    isHeld: held.has(row.id),
  }));
}

/** What is known of the procedure and of what the administration has of its papers. */
interface Known {
  readonly procedure: Procedure;
  readonly held: ReadonlySet<string>;
}

interface AskingProps extends SideFormProps, Known {
  readonly questions: readonly Question[];
}

function Asking({ dossier, onDone, procedure, held, questions }: AskingProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const what = t('side.ask-supplement');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, requestSupplement);
  const [paperCase, setPaperCase] = useState(dossier.paperCase);
  const state = useRows(papersOf(dossier, { procedure, held, paperCase }));
  const [words, setWords] = useState({ reason: '', phone: '' });
  const items = itemsOf(state.rows);
  const submit = () => {
    if (items === null) return;
    const guidePhone = words.phone.trim() === '' ? {} : { guidePhone: words.phone };
    send({ dossierId: dossier.id, version: dossier.version, reason: words.reason, ...guidePhone, items });
  };
  return (
    <DecisionForm
      verb={t('ask.send')}
      busy={isPending}
      blocked={items === null || words.reason.trim() === ''}
      onSubmit={submit}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <CaseChoice id={`${id}-case`} list={procedure.papers} value={paperCase} onChange={setPaperCase} />
      <PaperChoices state={state} />
      <FieldChoices state={state} questions={questions} />
      {items === null && <p className="desk-quiet">{t('ask.nothing')}</p>}
      <AskedWordsFields value={words} onChange={setWords} />
    </DecisionForm>
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
