import './theme/portal.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PortalApp, preparePage } from './app/portal/portal-app.tsx';
import { shellTexts } from './app/portal/texts.ts';
import { createQueryClient } from './lib/query-client.ts';
import { sessionQuery } from './lib/session.ts';
import { spacePrefix } from './lib/space.ts';
import './lib/way-back.ts';
import { startTexts } from './lib/texts.ts';

const root = document.getElementById('root');
if (!root) throw new Error('portal.html has no root');

// After an update the old parts of the program are gone: load the page anew, once. Unsent typing is kept on the device.
window.addEventListener('vite:preloadError', (event) => {
  // Without a line there is nothing to load anew.
  if (!navigator.onLine) return;
  const key = 'dongbo.reloaded';
  if (Date.now() - Number(sessionStorage.getItem(key) ?? 0) < 60_000) return;
  sessionStorage.setItem(key, String(Date.now()));
  event.preventDefault();
  location.reload();
});

const client = createQueryClient();
/** Milliseconds that the first picture waits for the session; most often it is there before the program. */
const patience = 1000;

// The frame names who is signed in: drawn once, it does not jump.
const session = Promise.race([
  client.fetchQuery(sessionQuery).catch(() => undefined),
  new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience)),
]);
await Promise.all([
  session,
  preparePage(location.pathname.slice(spacePrefix.length), session),
  startTexts(shellTexts, 'portal'),
]);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <PortalApp />
    </QueryClientProvider>
  </StrictMode>,
);
