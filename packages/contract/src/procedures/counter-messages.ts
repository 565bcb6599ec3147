import { defineEndpoint } from '../endpoint.ts';
import { DossierChanged } from './dossier-views.ts';
import { SeenDossier } from './seen-dossier.ts';

export const stopMessages = defineEndpoint({
  name: 'procedures.messages.stop',
  summary:
    'Whoever agreed at the counter to text messages about a dossier wants no more: the number is removed from where messages go',
  method: 'POST',
  path: '/dossiers/:dossierId/messages/stop',
  access: 'official',
  input: SeenDossier,
  output: DossierChanged,
  refusals: ['dossier.changed-meanwhile', 'dossier.same-person'],
});
