import { randomId } from '@dongbo/contract';
import { returnMethods } from '@dongbo/contract/procedures';
import type { Dossier, Procedure } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { MouseEvent } from 'react';
import { hasCode, problemOf, problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { TimeLimitFields } from '../parts/time-limit-fields.tsx';
import { lacksReason, sentDespite } from '../intake/despite.ts';
import type { Despite } from '../intake/despite.ts';
import { takeInMutation } from '../queries/dossiers.ts';
import type { Post } from '../../../ui/desk/desk-context.ts';
import { caseMissing, fieldOfPath, inputOf, namelessPaper, needsTimeLimit } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';

interface CounterFootProps {
  readonly form: CounterForm;
  readonly procedure: Procedure | undefined;
  /** The same matter runs here already: whoever goes on says why. */
  readonly runsHere: boolean;
  readonly post: Post;
  readonly onChange: (next: Partial<CounterForm>) => void;
  readonly onTaken: (dossier: Dossier) => void;
}

/** The same input has the same request id: a second press after a lost answer makes no second dossier. */
function useRequestId(): (input: unknown) => string {
  const last = useRef({ text: '', id: '' });
  return (input) => {
    const text = JSON.stringify(input);
    if (text !== last.current.text) last.current = { text, id: randomId() };
    return last.current.id;
  };
}

/** How the result goes back, the time limit where it is not known, and taking in. */
export function CounterFoot({ form, procedure, runsHere, post, onChange, onTaken }: CounterFootProps) {
  const { t } = useTexts('procedures-desk');
  const takeIn = useMutation(takeInMutation(useQueryClient()));
  const needsCase = procedure !== undefined && caseMissing(form, procedure);
  const requestIdOf = useRequestId();
  const foot = useRef<HTMLDivElement>(null);
  const limitNeeded =
    procedure !== undefined && (needsTimeLimit(procedure) || hasCode(takeIn.error, 'dossier.time-limit-needed'));
  const despite = { isNeeded: runsHere, reason: form.despite };
  const missing = missingPart(form, procedure, { limitNeeded, despite });
  const send = () => {
    if (missing !== null) document.getElementById(missing.field)?.focus();
    if (procedure === undefined || missing !== null || takeIn.isPending) return;
    const input = { ...inputOf(form, procedure, post.unitId), ...sentDespite(despite) };
    takeIn.mutate({ input, requestId: requestIdOf(input) }, { onSuccess: onTaken });
  };
  const current = useRef(send);
  useEffect(() => {
    current.current = send;
  });
  useEffect(() => {
    // The form around is sent by Ctrl+Enter from any field.
    const element = foot.current?.closest('form');
    const submitted = () => current.current();
    element?.addEventListener('submit', submitted);
    return () => element?.removeEventListener('submit', submitted);
  }, []);
  return (
    <div ref={foot} className="desk-counter__foot">
      {takeIn.error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, takeIn.error)}</p>
          <FieldsAtFault error={takeIn.error} />
        </Alert>
      )}
      {limitNeeded && (
        <TimeLimitFields
          id="counter-limit"
          key={procedure.code}
          procedure={procedure}
          value={form.timeLimit}
          onChange={(timeLimit) => onChange({ timeLimit })}
        />
      )}
      <ReturnChoice form={form} onChange={onChange} />
      <div className="desk-counter__send">
        <Button type="submit" busy={takeIn.isPending} aria-keyshortcuts="Control+Enter">
          {t('counter.take-in')} <KeyHint keys="Ctrl ↵" />
        </Button>
        <p className="desk-quiet" role="status">
          {missing === null
            ? t(needsCase ? 'counter.missing.case' : 'counter.ready')
            : t(`counter.missing.${missing.what}`)}
        </p>
      </div>
    </div>
  );
}

/** Names the fields that the server refuses, each a way there. */
function FieldsAtFault({ error }: { readonly error: unknown }) {
  const { t } = useTexts('procedures-desk');
  const fields = (problemOf(error).fields ?? []).flatMap(({ path }) => fieldOfPath(path) ?? []);
  if (fields.length === 0) return null;
  return (
    <ul>
      {fields.map(({ id, label }) => (
        <li key={id}>
          <a href={`#${id}`} onClick={(event) => focusOn(event, id)}>
            {t(label)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function focusOn(event: MouseEvent, id: string): void {
  event.preventDefault();
  document.getElementById(id)?.focus();
}

function missingPart(
  form: CounterForm,
  procedure: Procedure | undefined,
  { limitNeeded, despite }: { readonly limitNeeded: boolean; readonly despite: Despite },
) {
  if (procedure === undefined) return { what: 'procedure', field: 'counter-procedure' };
  if (form.ownerName.trim() === '') return { what: 'name', field: 'counter-name' };
  if (limitNeeded && form.timeLimit === null) return { what: 'limit', field: 'counter-limit' };
  const nameless = namelessPaper(form);
  if (nameless !== null) return { what: 'paper-name', field: `paper-${nameless}` };
  if (lacksReason(despite)) return { what: 'despite', field: 'counter-despite' };
  return null;
}

function ReturnChoice({ form, onChange }: Pick<CounterFootProps, 'form' | 'onChange'>) {
  const { t } = useTexts('procedures-desk');
  return (
    <fieldset className="desk-return">
      <legend>{t('owner.return')}</legend>
      {returnMethods.map((method) => (
        <label key={method} className="desk-check">
          <input
            type="radio"
            name="counter-return"
            checked={form.returnMethod === method}
            onChange={() => onChange({ returnMethod: method })}
          />
          {t(`terms:return-method.${method}`)}
        </label>
      ))}
    </fieldset>
  );
}
