import { useQuery } from '@tanstack/react-query';
import { Route, Router, Switch } from 'wouter';
import { spacePrefix } from '../../../lib/space.ts';
import { hasCode } from '../../../lib/problem.ts';
import { Await } from '../../../ui/states.tsx';
import { CheckPage } from './check-page.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { DraftGone } from './draft-gone.tsx';
import { DraftProvider } from './draft-context.tsx';
import { PapersPage } from './papers-page.tsx';
import { draftQuery } from './queries.ts';
import { ReturnPage } from './return-page.tsx';
import { SectionPage } from './section-page.tsx';
import { TaskListPage } from './task-list-page.tsx';
import { UnitPage } from './unit-page.tsx';

/** All pages of one filing, below `/nop-ho-so/ban-nhap/:draftId`. */
export function FilingPages({ draftId }: { readonly draftId: string }) {
  const query = useQuery(draftQuery(draftId));
  if (query.data === undefined && hasCode(query.error, 'not-found')) return <DraftGone />;
  return (
    <Await query={query} page>
      {(draft) => (
        <DraftProvider draft={draft}>
          <Router base={`${spacePrefix}/nop-ho-so/ban-nhap/${draftId}`}>
            <Switch>
              <Route path="/don-vi" component={UnitPage} />
              <Route path="/to-khai/:form/:section">
                {({ form, section }) => <SectionPage key={`${form}/${section}`} formKey={form} sectionId={section} />}
              </Route>
              <Route path="/giay-to" component={PapersPage} />
              <Route path="/nhan-ket-qua" component={ReturnPage} />
              <Route path="/kiem-tra" component={CheckPage} />
              <Route component={TaskListPage} />
            </Switch>
          </Router>
          <ConflictDialog />
        </DraftProvider>
      )}
    </Await>
  );
}
