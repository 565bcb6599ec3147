import { getSession, PersonId, UnitId, countInbox, countNotices } from '@dongbo/contract';
import type { OpenSystem, Session } from '@dongbo/contract';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider, createMemoryHistory } from '@tanstack/react-router';
import { cleanup, configure, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { createDeskClient } from './app/desk/desk-client.ts';
import { createDeskRouter } from './app/desk/desk-router.tsx';
import { parts } from './app/desk/parts.ts';
import { SessionGate } from './app/desk/shell/session-gate.tsx';
import { shellTexts } from './app/desk/texts.ts';
import { loadTexts, startTexts } from './lib/texts.ts';
import { PageServer } from './page-server.fixture.ts';

export const now = '2026-03-11T02:00:00.000Z';
export const unitId = UnitId.parse('019cdb00-0000-7000-8000-000000000001');
export const unitName = 'Trung tâm Phục vụ hành chính công phường Trấn Biên';
const personId = PersonId.parse('019cdb00-0000-7000-8000-0000000000aa');

const open = (system: 'procedures' | 'sample', stage: OpenSystem['stages'][number]['stage'] = 'official') => ({
  system,
  atMyUnits: true,
  stages: [{ unitId, stage }],
});

/** A counter officer of one unit, at nine o'clock of Wednesday 11 March 2026. */
export const officer: Session = {
  person: { id: personId, name: 'Phạm Thị Ngọc Diễm', kind: 'official', username: 'motcua.tranbien', isProven: true },
  roles: [{ role: 'counter-officer', unitId, unitName, field: null }],
  firstStep: null,
  secondStep: false,
  permissions: [
    'kernel.inbox.list',
    'kernel.inbox.count',
    'procedures.dossier.list',
    'procedures.dossier.take-in',
    'sample.appointment.list',
    'sample.appointment.get',
    'sample.appointment.answer',
  ],
  systems: [open('procedures'), open('sample')],
  space: 'official',
  language: 'vi',
  typingKey: null,
  expiresAt: '2026-03-11T02:15:00.000Z',
  now,
};

/** The server of the running test. */
export let server: PageServer;

/** Prepares a file of tests of the desk: texts once, and for each test a server that knows who is signed in. */
export function prepareDesk(): void {
  // Generous: what never comes is found all the same, and a busy machine is no defect.
  configure({ asyncUtilTimeout: 15_000 });
  beforeAll(async () => {
    // A DOM without a layout has no room for rows; the table would draw none.
    Object.defineProperties(HTMLElement.prototype, { clientHeight: { value: 700 }, clientWidth: { value: 1200 } });
    await startTexts(shellTexts, 'desk');
    await Promise.all(parts.map(({ texts }) => loadTexts(texts.names)));
  });
  beforeEach(() => {
    server = new PageServer();
    server.install();
    server.answers(getSession, officer);
    server.answers(countNotices, { unseen: 0 });
    server.answers(countInbox, {
      total: 0,
      mine: 0,
      unassigned: 0,
      anyDue: 0,
      lateSteps: 0,
      due: [],
      systems: [],
      kinds: [],
      steps: [],
    });
  });
  afterEach(cleanup);
}

/** Opens the desk at an address, as somebody who types it. */
export function openDesk(address: string) {
  const router = createDeskRouter(createMemoryHistory({ initialEntries: [address] }));
  const user = userEvent.setup();
  const shown = render(
    <QueryClientProvider client={createDeskClient()}>
      <SessionGate>
        <RouterProvider router={router} />
      </SessionGate>
    </QueryClientProvider>,
  );
  return { user, ...shown };
}
