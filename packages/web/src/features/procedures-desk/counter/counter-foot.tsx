import { returnMethods } from '@dongbo/contract/procedures';
import type { Procedure } from '@dongbo/contract/procedures';
import { useEffect, useRef } from 'react';
import type { MouseEvent, RefObject } from 'react';
import { hasCode, problemOf, problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { useAskedOnce } from '../../../ui/desk/asked-once.ts';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { TimeLimitFields } from '../parts/time-limit-fields.tsx';
import { lacksReason, notNeeded } from '../intake/despite.ts';
import type { Despite } from '../intake/despite.ts';
import { heldQuestionOf } from '../intake/held-question.ts';
import { useHeldIds } from '../intake/use-held-ids.ts';
import type { Post } from '../../../ui/desk/desk-context.ts';
import { isVisit, resultTitle, writtenResult } from '../visits/visit-form.ts';
import { VisitPart, useResultBody } from '../visits/visit-part.tsx';
import { doubtsOf } from './doubts.ts';
import type { Doubt } from './doubts.ts';
import { caseMissing, fieldOfPath, namelessPaper, needsTimeLimit } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';
import { useTakeIn } from './use-take-in.ts';
import type { NotReceived, Taken } from './taken.ts';

interface CounterFootProps {
  readonly form: CounterForm;
  readonly procedure: Procedure | undefined;
  /** The same matter runs here already: whoever goes on says why. */
  readonly runsHere: boolean;
  readonly post: Post;
  readonly onChange: (next: Partial<CounterForm>) => void;
  readonly onTaken: (taken: Taken) => void;
  /** Who stands there shall not be received: form 02 or 03. */
  readonly onNotReceived: (kind: NotReceived) => void;
}

/** The form around is sent by Ctrl+Enter from any field. */
function useSubmitAround(foot: RefObject<HTMLElement | null>, send: () => void): void {
  const current = useRef(send);
  useEffect(() => {
    current.current = send;
  });
  useEffect(() => {
    const element = foot.current?.closest('form');
    const submitted = () => current.current();
    element?.addEventListener('submit', submitted);
    return () => element?.removeEventListener('submit', submitted);
  }, [foot]);
}

/** How the result goes back, the time limit where it is not known, and taking in. */
export function CounterFoot(props: CounterFootProps) {
  const { form, procedure, runsHere, post, onChange, onTaken, onNotReceived } = props;
  const { t } = useTexts('procedures-desk');
  const takeIn = useTakeIn(post, onTaken);
  const bodyOf = useResultBody();
  const foot = useRef<HTMLDivElement>(null);
  const visit = procedure !== undefined && isVisit(form, procedure);
  const limitNeeded =
    procedure !== undefined &&
    !visit &&
    (needsTimeLimit(procedure) || hasCode(takeIn.error, 'dossier.time-limit-needed'));
  const despite = { isNeeded: runsHere, reason: form.despite };
  const result = visit ? writtenResult(resultTitle(form, procedure), bodyOf(form), form.resultFile?.id) : null;
  const missing = missingPart(form, procedure, { limitNeeded, despite, resultNeeded: visit && result === null });
  // What is given in the same visit is looked at and handed back: nothing is asked.
  const doubts = useDoubts(form, visit ? undefined : procedure);
  const question = useAskedOnce(doubts.map(({ about, names }) => [about, ...names].join()).join());
  const send = () => {
    if (missing !== null) document.getElementById(missing.field)?.focus();
    if (procedure === undefined || missing !== null || takeIn.isPending) return;
    if (question.passes()) takeIn.send(form, procedure, { despite, result });
  };
  const notReceived = (kind: NotReceived) => {
    const gap = missingForLetter(form, procedure, kind === 'supplement' ? despite : notNeeded);
    if (gap === null) onNotReceived(kind);
    else document.getElementById(gap.field)?.focus();
  };
  useSubmitAround(foot, send);
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
      {procedure !== undefined && <VisitPart form={form} procedure={procedure} onChange={onChange} />}
      {!visit && <ReturnChoice form={form} onChange={onChange} />}
      {question.isAsked && <Doubts doubts={doubts} onNotReceived={notReceived} />}
      <div className="desk-counter__send">
        <NotReceivedButtons onPress={notReceived} />
        <TakeInButton visit={visit} busy={takeIn.isPending} question={question} />
        <p className="desk-quiet" role="status">
          {missing === null
            ? t(procedure !== undefined && caseMissing(form, procedure) ? 'counter.missing.case' : 'counter.ready')
            : t(missing.what === 'result' ? 'visit.missing.result' : `counter.missing.${missing.what}`)}
        </p>
      </div>
    </div>
  );
}

const noneHeld: ReadonlySet<string> = new Set();

/** What is asked about before somebody is taken in; undefined: nothing is, since the result is given in the same visit. */
function useDoubts(form: CounterForm, procedure: Procedure | undefined): readonly Doubt[] {
  const held = useHeldIds(heldQuestionOf(form));
  return procedure === undefined ? [] : doubtsOf(form, procedure, held ?? noneHeld);
}

/** Instead of the receipt: what lacks is asked for, or it is refused (Decree 61/2018/NĐ-CP art. 17(1)). */
function NotReceivedButtons({ onPress }: { readonly onPress: (kind: NotReceived) => void }) {
  const { t } = useTexts('procedures-desk');
  return (
    <span className="desk-counter__instead">
      <button type="button" className="desk-chip" onClick={() => onPress('supplement')}>
        {t('counter.ask-supplement')}
      </button>
      <button type="button" className="desk-chip" onClick={() => onPress('ending')}>
        {t('counter.refuse')}
      </button>
    </span>
  );
}

interface TakeInButtonProps {
  readonly visit: boolean;
  readonly busy: boolean;
  readonly question: Pick<ReturnType<typeof useAskedOnce>, 'isAsked' | 'isReady'>;
}

/** The verb says that it answers the question as soon as it does. */
function TakeInButton({ visit, busy, question: { isAsked, isReady } }: TakeInButtonProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <Button type="submit" busy={busy} aria-keyshortcuts="Control+Enter" aria-disabled={isAsked && !isReady}>
      {t(visit ? 'visit.take-in' : isReady ? 'counter.take-in-anyway' : 'counter.take-in')} <KeyHint keys="Ctrl ↵" />
    </Button>
  );
}

/** Asked once and plainly; a press after it has been read is the answer. */
interface DoubtsProps {
  readonly doubts: readonly Doubt[];
  readonly onNotReceived: (kind: NotReceived) => void;
}

function Doubts({ doubts, onNotReceived }: DoubtsProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <Alert tone="warning" live="assertive" title={t('counter.doubt')}>
      <ul>
        {doubts.map(({ about, names }) => (
          <li key={about}>
            {t(`counter.doubt.${about}`, { names: names.join('; ') })}{' '}
            {about === 'papers' && (
              <button type="button" className="desk-chip" onClick={() => onNotReceived('supplement')}>
                {t('counter.ask-supplement')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Alert>
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
  needed: { readonly limitNeeded: boolean; readonly despite: Despite; readonly resultNeeded: boolean },
) {
  const { limitNeeded, despite, resultNeeded } = needed;
  if (procedure === undefined) return { what: 'procedure', field: 'counter-procedure' };
  if (form.ownerName.trim() === '') return { what: 'name', field: 'counter-name' };
  if (limitNeeded && form.timeLimit === null) return { what: 'limit', field: 'counter-limit' };
  const nameless = namelessPaper(form);
  if (nameless !== null) return { what: 'paper-name', field: `paper-${nameless}` };
  if (lacksReason(despite)) return { what: 'despite', field: 'counter-despite' };
  if (resultNeeded) return { what: 'result', field: 'counter-result-body' };
  return null;
}

/** What a letter that sends somebody home needs of the form. */
const missingForLetter = (form: CounterForm, procedure: Procedure | undefined, despite: Despite) =>
  missingPart(form, procedure, { limitNeeded: false, despite, resultNeeded: false });

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
