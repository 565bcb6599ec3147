import './theme/foundation.css';
import './app/desk/style/desk.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createDeskClient } from './app/desk/desk-client.ts';
import { createDeskRouter } from './app/desk/desk-router.tsx';
import { parts } from './app/desk/parts.ts';
import { SessionGate } from './app/desk/shell/session-gate.tsx';
import { shellTexts } from './app/desk/texts.ts';
import { loadTexts, startTexts } from './lib/texts.ts';

const root = document.getElementById('root');
if (!root) throw new Error('desk.html has no root');

await Promise.all([startTexts(shellTexts, 'desk'), ...parts.map(({ texts }) => loadTexts(texts.names))]);
const router = createDeskRouter();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createDeskClient()}>
      <SessionGate>
        <RouterProvider router={router} />
      </SessionGate>
    </QueryClientProvider>
  </StrictMode>,
);
