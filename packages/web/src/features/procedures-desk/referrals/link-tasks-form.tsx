import type { DeclaredTask } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { z } from 'zod';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { CheckBox } from '../../../ui/choice-group.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { TextAreaField, TextField } from '../../../ui/field.tsx';
import { Await } from '../../../ui/states.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import type { SideFormProps } from '../side-paths/side-form.ts';
import { useSideAct } from '../side-paths/use-side-act.ts';
import { DeadlineField } from './deadline-field.tsx';
import type { TimeBefore } from './deadline-field.tsx';
import { linkTasks } from './endpoints.ts';
import { choicesQuery } from './queries.ts';
import { ShownPapers, nothingShown } from './shown-papers.tsx';
import { typedDays } from './typed-days.ts';
import { UnitPicker } from './unit-picker.tsx';
import type { Unit } from './unit-picker.tsx';

type Declared = z.infer<typeof DeclaredTask>;

/** A task on its way to be given. */
interface Task {
  readonly key: number;
  readonly title: string;
  readonly unit: Unit | null;
  readonly sequence: string;
  readonly days: string;
  readonly isNeeded: boolean;
  readonly content: string;
}

const emptyTask = (key: number, days: number): Task => ({
  key,
  title: '',
  unit: null,
  sequence: '1',
  days: String(days),
  isNeeded: true,
  content: '',
});

/** Tasks of a linked procedure: those that are declared for it, and any that the officer adds. */
export function LinkTasksForm(props: SideFormProps) {
  const query = useQuery(choicesQuery(props.dossier.id));
  return (
    <Await query={query}>
      {({ tasks, limits, before }) => <Linking {...props} declared={tasks} days={limits.task.value} before={before} />}
    </Await>
  );
}

interface LinkingProps extends SideFormProps {
  readonly declared: readonly Declared[];
  /** The usual deadline. */
  readonly days: number;
  readonly before: TimeBefore;
}

const nextKey = (tasks: readonly Task[]): number => Math.max(-1, ...tasks.map(({ key }) => key)) + 1;

const isWhole = ({ title, unit, sequence, days }: Task): boolean =>
  title.trim() !== '' && unit !== null && Number(sequence) >= 1 && (typedDays(days) ?? null) !== null;

function firstTasks(declared: readonly Declared[], days: number, local: (text: Declared['title']) => string): Task[] {
  if (declared.length === 0) return [emptyTask(0, days)];
  return declared.map((task, key) => ({
    ...emptyTask(key, task.limit.value),
    title: local(task.title),
    unit: task.unit,
    sequence: String(task.sequence),
    isNeeded: task.isNeeded,
  }));
}

function Linking({ dossier, onDone, declared, days, before }: LinkingProps) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const what = t('side.link-tasks');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, linkTasks);
  const [tasks, setTasks] = useState<readonly Task[]>(() => firstTasks(declared, days, format.local));
  const [shown, setShown] = useState(nothingShown);
  const submit = () =>
    send({
      dossierId: dossier.id,
      version: dossier.version,
      tasks: tasks.map((task) => ({
        title: task.title,
        unitId: task.unit?.id ?? '',
        sequence: Number(task.sequence),
        isNeeded: task.isNeeded,
        limit: typedDays(task.days) ?? undefined,
        content: task.content,
      })),
      fileIds: [...shown.fileIds],
      showsOwner: shown.showsOwner,
    });
  return (
    <DecisionForm
      verb={what}
      busy={isPending}
      blocked={tasks.length === 0 || !tasks.every(isWhole)}
      onSubmit={submit}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      {declared.length > 0 && (
        <p className="desk-quiet">
          {t('refer.declared')} {declared[0]?.source}
        </p>
      )}
      <p className="desk-quiet">{t('refer.task.sequence.hint')}</p>
      {tasks.map((task, index) => (
        <TaskFields
          key={task.key}
          number={index + 1}
          task={task}
          before={before}
          onChange={(next) => setTasks((known) => known.map((one) => (one.key === next.key ? next : one)))}
          onRemove={() => setTasks((known) => known.filter((one) => one.key !== task.key))}
        />
      ))}
      <Button variant="tertiary" onClick={() => setTasks((known) => [...known, emptyTask(nextKey(known), days)])}>
        {t('refer.task.add')}
      </Button>
      <ShownPapers dossier={dossier} value={shown} onChange={setShown} />
    </DecisionForm>
  );
}

interface TaskFieldsProps {
  readonly number: number;
  readonly task: Task;
  readonly before: TimeBefore;
  readonly onChange: (task: Task) => void;
  readonly onRemove: () => void;
}

function TaskFields({ number, task, before, onChange, onRemove }: TaskFieldsProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const change = (part: Partial<Task>) => onChange({ ...task, ...part });
  return (
    <fieldset className="ds-fieldset">
      <legend className="ds-label" data-weight="medium">
        {t('refer.task', { n: number })}
      </legend>
      <TextField
        id={`${id}-title`}
        label={t('refer.task.title')}
        required
        maxLength={200}
        value={task.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <UnitPicker label={t('refer.unit')} chosen={task.unit?.name ?? ''} onChoose={(unit) => change({ unit })} />
      <div className="desk-fees__row">
        <TextField
          id={`${id}-sequence`}
          label={t('refer.task.sequence')}
          inputMode="numeric"
          value={task.sequence}
          onChange={(event) => change({ sequence: event.target.value })}
        />
        <DeadlineField id={`${id}-days`} value={task.days} onChange={(days) => change({ days })} before={before} />
      </div>
      <TextAreaField
        id={`${id}-content`}
        label={t('refer.task.content')}
        rows={2}
        maxLength={4000}
        optionalWord={t('shared:optional')}
        value={task.content}
        onChange={(event) => change({ content: event.target.value })}
      />
      <CheckBox
        id={`${id}-needed`}
        label={t('refer.needed')}
        checked={task.isNeeded}
        onChange={(isNeeded) => change({ isNeeded })}
      />
      <Button variant="tertiary" onClick={onRemove}>
        {t('refer.task.remove')}
      </Button>
    </fieldset>
  );
}
