import { PersonId, countNotices, getSession } from '@dongbo/contract';
import type { Session } from '@dongbo/contract';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { PortalApp } from './app/portal/portal-app.tsx';
import { shellTexts } from './app/portal/texts.ts';
import { createQueryClient } from './lib/query-client.ts';
import { startTexts } from './lib/texts.ts';
import { PageServer } from './page-server.fixture.ts';

/** A citizen, at nine o'clock of Wednesday 11 March 2026. */
export const citizen: Session = {
  person: {
    id: PersonId.parse('019cdb00-0000-7000-8000-0000000000ab'),
    name: 'Nguyễn Thị Thanh Thảo',
    kind: 'citizen',
    username: 'congdan1',
    isProven: true,
  },
  roles: [],
  firstStep: null,
  secondStep: false,
  permissions: [],
  systems: [
    { system: 'procedures', atMyUnits: false, stages: [] },
    { system: 'sample', atMyUnits: false, stages: [] },
  ],
  space: 'official',
  language: 'vi',
  typingKey: null,
  expiresAt: '2026-03-11T02:15:00.000Z',
  now: '2026-03-11T02:00:00.000Z',
};

/** The server of the running test. */
export let server: PageServer;

/** Prepares a file of tests of the portal: texts once, and for each test a server that knows who is signed in. */
export function preparePortal(): void {
  // Generous: what never comes is found all the same, and a busy machine is no defect.
  configure({ asyncUtilTimeout: 15_000 });
  beforeAll(async () => {
    await startTexts(shellTexts, 'portal');
  });
  beforeEach(() => {
    server = new PageServer();
    server.install();
    server.answers(getSession, citizen);
    server.answers(countNotices, { unseen: 0 });
  });
  afterEach(cleanup);
}

/** Opens the portal at an address. */
export function openPortal(address: string) {
  history.replaceState(null, '', address);
  const user = userEvent.setup();
  const shown = render(
    <QueryClientProvider client={createQueryClient()}>
      <PortalApp />
    </QueryClientProvider>,
  );
  return { user, ...shown };
}
