import type { Procedure } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Empty } from '../../../ui/states.tsx';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { neededCounts } from '../parts/grid-papers.ts';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';
import { AboutPart } from '../intake/about-part.tsx';
import { isRunningHere } from '../intake/despite.ts';
import { counterFormsQuery } from '../intake/queries.ts';
import { useCounterCheck } from '../intake/use-counter-check.ts';
import { procedureQuery } from '../queries/catalogue.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import type { Post } from '../../../ui/desk/desk-context.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { VisitsStrip } from '../visits/visits-strip.tsx';
import { CounterFoot } from './counter-foot.tsx';
import type { NotReceived, Taken } from './taken.ts';
import { caseMissing, isBegun, papersOf, withFiles } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';
import { BegunQuestions } from './leave-form.tsx';
import { Instead } from './instead.tsx';
import { PapersPart, caseFieldId } from './papers-part.tsx';
import { PersonPart } from './person-part.tsx';
import { ProcedurePart } from './procedure-part.tsx';
import { TakenPanel } from './taken-panel.tsx';
import { useForm } from './use-form.ts';

// For who has taken somebody in whose result is given in the same visit.
const VisitPanel = pageOf(async () => (await import('../visits/visit-panel.tsx')).VisitPanel);

/** A person stands in front of the officer: everything on one page, in the order of the talk. */
export function CounterPage() {
  const { t } = useTexts('procedures-desk');
  const { posts, post } = useDesk();
  const counter = post?.role === 'counter-officer' ? post : posts.find(({ role }) => role === 'counter-officer');
  return (
    <div className="desk-page desk-counter-page">
      <PageHead title={t('page.counter')}>
        {counter !== undefined && (
          <p className="desk-quiet">
            {counter.unitName} ·{' '}
            <Link to="/lam-viec/quay/bo-sung" className="ds-link">
              {t('counter.supplement-anywhere')}
            </Link>
          </p>
        )}
      </PageHead>
      {counter === undefined ? (
        <Empty title={t('counter.no-unit.title')}>
          <p>{t('counter.no-unit.text')}</p>
        </Empty>
      ) : (
        <Counter key={counter.unitId} post={counter} />
      )}
    </div>
  );
}

function Counter({ post }: { readonly post: Post }) {
  const { form, setForm, round, asked, setAsked, begin } = useForm(post);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [instead, setInstead] = useState<NotReceived | null>(null);
  const { procedure, error, forms, check } = useFacts(form);
  const tickNeeded = () => {
    if (procedure === undefined) return;
    // What is needed depends on the case: that is asked first, never guessed.
    if (caseMissing(form, procedure)) document.getElementById(caseFieldId)?.focus();
    else setForm(withNeededPapers(form, procedure));
  };
  const nextPerson = () => {
    if (taken === null && isBegun(form)) return setAsked({ why: 'next' });
    setTaken(null);
    // The next in the queue usually comes for the same: the talk begins with who it is.
    if (taken?.kind === 'visit') setTimeout(() => document.getElementById('counter-identity')?.focus());
    else begin(null);
  };
  useShortcuts({ F2: nextPerson, F4: tickNeeded });
  const open = (dossierId: string) => setTaken({ kind: 'visit', dossierId, failed: null });
  if (taken !== null) return <TakenView post={post} taken={taken} onOpen={open} onNext={nextPerson} />;
  const changeFiles = (paperId: string, make: Parameters<typeof withFiles>[2]) =>
    setForm((now) => withFiles(now, paperId, make));
  const change = (next: Partial<CounterForm>) => setForm((now) => ({ ...now, ...next }));
  const runsHere = isRunningHere(check?.same ?? []);
  const takenIn = (now: Taken) => {
    setInstead(null);
    setTaken(now);
    begin(now.kind === 'visit' ? form.procedureCode : null);
  };
  return (
    <>
      <VisitsStrip post={post} shown={null} onOpen={open} />
      <CounterFrame key={round}>
        <div className="desk-counter__left">
          <ProcedurePart form={form} procedure={procedure} error={error} onChange={change} />
          <PersonPart form={form} known={check?.known ?? null} onChange={change} />
          <AboutPart key={form.procedureCode} items={forms} form={form} onChange={change} />
        </div>
        <PapersPart {...{ form, procedure, check }} onChange={change} onFiles={changeFiles} onAll={tickNeeded} />
        <CounterFoot
          {...{ form, procedure, runsHere, post }}
          onChange={change}
          onTaken={takenIn}
          onNotReceived={setInstead}
        />
        <BegunQuestions form={form} asked={asked} onAsked={setAsked} onBegin={begin} />
      </CounterFrame>
      <Instead
        kind={instead}
        despite={{ isNeeded: runsHere, reason: form.despite }}
        {...{ form, procedure, post }}
        onTaken={takenIn}
        onClose={() => setInstead(null)}
      />
    </>
  );
}

/** The form around the parts: Ctrl+Enter sends it from any field. */
function CounterFrame({ children }: { readonly children: ReactNode }) {
  return (
    <form
      className="desk-counter"
      onKeyDown={(event) => {
        // A key that is held down says the same again and again: it answers no question.
        if (event.key === 'Enter' && event.repeat) event.preventDefault();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
        // Enter alone in a field must not send a half-filled form to the register.
        else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type !== 'file')
          event.preventDefault();
      }}
      onSubmit={(event) => event.preventDefault()}
    >
      {children}
    </form>
  );
}

interface TakenViewProps {
  readonly post: Post;
  readonly taken: Taken;
  readonly onOpen: (dossierId: string) => void;
  readonly onNext: () => void;
}

/** What lies before the officer when somebody was taken in. */
function TakenView({ post, taken, onOpen, onNext }: TakenViewProps) {
  return (
    <>
      <VisitsStrip post={post} shown={taken.kind === 'visit' ? taken.dossierId : null} onOpen={onOpen} />
      {taken.kind === 'visit' ? (
        <VisitPanel key={taken.dossierId} dossierId={taken.dossierId} failed={taken.failed} onNext={onNext} />
      ) : (
        <TakenPanel form={taken.form} dossier={taken.dossier} onNext={onNext} />
      )}
    </>
  );
}

/** What is known of the procedure, of whom or what it is about, and of what lies here already. */
function useFacts(form: CounterForm) {
  const query = useQuery({ ...procedureQuery(form.procedureCode ?? ''), enabled: form.procedureCode !== null });
  const forms = useQuery(counterFormsQuery(form.procedureCode)).data ?? [];
  const check = useCounterCheck(form, subjectTyped(form, forms));
  return { procedure: form.procedureCode === null ? undefined : query.data, error: query.error, forms, check };
}

/** Whom or what it is about, as far as it was typed. */
function subjectTyped(form: CounterForm, forms: readonly { form: { key: string }; subject: string }[]): string {
  const typed = forms.map(({ form: { key }, subject }) => form.answers[key]?.[subject]);
  return typed.find((value) => typeof value === 'string') ?? '';
}

/** What the case needs is counted as asked; what the officer counted beside stays. */
function withNeededPapers(form: CounterForm, procedure: Procedure): CounterForm {
  return { ...form, counts: new Map([...form.counts, ...neededCounts(papersOf(form, procedure))]) };
}
