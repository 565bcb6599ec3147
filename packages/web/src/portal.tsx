import './theme/portal.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PortalApp } from './app/portal-app.tsx';
import { createQueryClient } from './lib/query-client.ts';
import { startTexts } from './lib/texts.ts';

const root = document.getElementById('root');
if (!root) throw new Error('portal.html has no root');

// After an update the old parts of the program are gone: load the page anew, once. Unsent typing is kept on the device.
window.addEventListener('vite:preloadError', (event) => {
  const key = 'dongbo.reloaded';
  if (Date.now() - Number(sessionStorage.getItem(key) ?? 0) < 60_000) return;
  sessionStorage.setItem(key, String(Date.now()));
  event.preventDefault();
  location.reload();
});

await startTexts(
  {
    vi: async () => (await import('./texts/portal-vi.ts')).texts,
    en: async () => (await import('./texts/portal-en.ts')).texts,
    uk: async () => (await import('./texts/portal-uk.ts')).texts,
  },
  'portal',
);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <PortalApp />
    </QueryClientProvider>
  </StrictMode>,
);
