import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { Route, Router, Switch } from 'wouter';
import { spacePrefix } from '../../../lib/space.ts';
import { hasCode } from '../../../lib/problem.ts';
import { withTexts } from '../../../lib/texts.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { Await, Loading } from '../../../ui/states.tsx';
import { DraftProvider, useDraft } from './draft-context.tsx';
import { lastStepTexts } from './last-step-texts.ts';
import { draftQuery } from './queries.ts';

// The list of steps is what a filing begins with, so that it is fetched beside the draft; the boxes to fill follow it at once.
const TaskListPage = pageOf(async () => (await import('./task-list-page.tsx')).TaskListPage);
const UnitPage = pageOf(async () => (await import('./unit-page.tsx')).UnitPage);
const SectionPage = pageOf(async () => (await import('./section-page.tsx')).SectionPage);

// The last steps, with files and the reading of all answers: a filing does not begin with them.
const PapersPage = pageOf(withTexts([lastStepTexts], async () => (await import('./papers-page.tsx')).PapersPage));
const ReturnPage = pageOf(withTexts([lastStepTexts], async () => (await import('./return-page.tsx')).ReturnPage));
const CheckPage = pageOf(withTexts([lastStepTexts], async () => (await import('./check-page.tsx')).CheckPage));

// Seldom, and only after an answer of the server.
const DraftGone = pageOf(withTexts([lastStepTexts], async () => (await import('./draft-gone.tsx')).DraftGone));
const ConflictDialog = pageOf(
  withTexts([lastStepTexts], async () => (await import('./conflict-dialog.tsx')).ConflictDialog),
);

const LeaveQuestion = pageOf(
  withTexts([lastStepTexts], async () => (await import('./leave-question.tsx')).LeaveQuestion),
);

/** Milliseconds after which the boxes to fill follow the list of steps. */
const nextStepsMs = 1_500;
/** Milliseconds after which a slow line has brought the first page. */
const firstPageMs = 4_000;

/** Fetches the steps ahead while somebody reads the list and fills in the first ones, so that a line that breaks off later does
 * not matter. */
function useStepsAhead(draftId: string): void {
  useEffect(() => {
    if (location.pathname.endsWith(`/${draftId}`)) void TaskListPage.fetch().catch(() => undefined);
    // What cannot be fetched now is fetched when it is gone to.
    const ahead = (ms: number, pages: readonly { fetch(): Promise<unknown> }[]) =>
      setTimeout(() => void Promise.all(pages.map((page) => page.fetch())).catch(() => undefined), ms);
    const timers = [
      ahead(nextStepsMs, [TaskListPage, UnitPage, SectionPage, LeaveQuestion]),
      ahead(firstPageMs, [PapersPage, ReturnPage, CheckPage]),
    ];
    return () => timers.forEach(clearTimeout);
  }, [draftId]);
}

/** All pages of one filing, below `/nop-ho-so/ban-nhap/:draftId`. */
export function FilingPages({ draftId }: { readonly draftId: string }) {
  const query = useQuery(draftQuery(draftId));
  useStepsAhead(draftId);
  if (query.data === undefined && hasCode(query.error, 'not-found')) return <DraftGone />;
  return (
    <Await query={query} page>
      {(draft) => (
        <DraftProvider draft={draft}>
          <Router base={`${spacePrefix}/nop-ho-so/ban-nhap/${draftId}`}>
            <Suspense fallback={<Loading />}>
              <Switch>
                <Route path="/don-vi">
                  <UnitPage />
                </Route>
                <Route path="/to-khai/:form/:section">
                  {({ form, section }) => <SectionPage key={`${form}/${section}`} formKey={form} sectionId={section} />}
                </Route>
                <Route path="/giay-to">
                  <PapersPage />
                </Route>
                <Route path="/nhan-ket-qua">
                  <ReturnPage />
                </Route>
                <Route path="/kiem-tra">
                  <CheckPage />
                </Route>
                <Route component={TaskListPage} />
              </Switch>
            </Suspense>
          </Router>
          <Conflict />
          <Leaving />
        </DraftProvider>
      )}
    </Await>
  );
}

/** The question to whoever leaves with something typed. It is there before it is needed, since a line that has broken off cannot fetch it;
 * where it could not be fetched the browser asks in its own words. */
function Leaving() {
  const { saving } = useDraft();
  const [isThere, setThere] = useState(false);
  const isTyped = saving.kind !== 'saved';
  useEffect(() => {
    if (isTyped)
      void LeaveQuestion.fetch().then(
        () => setThere(true),
        () => undefined,
      );
  }, [isTyped]);
  return isTyped && isThere && <LeaveQuestion />;
}

/** The question about a draft that another device has changed. */
function Conflict() {
  const { saving } = useDraft();
  if (saving.kind !== 'conflict') return null;
  return (
    <Suspense fallback={null}>
      <ConflictDialog />
    </Suspense>
  );
}
