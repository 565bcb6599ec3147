import { defineEndpoint } from '../endpoint.ts';
import { CounterOrder, despiteSame } from './counter-order.ts';
import { DossierChanged } from './dossier-views.ts';
import { refusalOrder } from './endings.ts';
import { supplementOrder } from './supplements.ts';

/** As many papers and files as a draft. */
const limits = { bodyLimit: 1_048_576, bodyMembers: 12_000 } as const;

/** What can be wrong with what was typed at the counter, whatever becomes of it. */
const wrongOrder = [
  'dossier.same-person',
  'procedure.not-settled-here',
  'unit.not-competent',
  'dossier.too-many-files',
  'file.unknown',
  'paper.held-no-more',
  'component.unknown',
  'paper.case-unknown',
  'paper.name-missing',
  'message-way.not-offered',
  'message-way.not-a-mobile',
] as const;

export const requestSupplementAtCounter = defineEndpoint({
  name: 'procedures.intake.request-supplement',
  summary:
    'Papers lack of who stands at the counter: what they brought is written down, and form 02 asks for the rest, once and in full',
  method: 'POST',
  path: '/dossiers/at-counter/supplements',
  access: 'official',
  ...limits,
  input: CounterOrder.extend({ ...supplementOrder, despiteSame }),
  output: DossierChanged,
  refusals: [...wrongOrder, 'supplement.item-unknown'],
  personalData: true,
});

export const refuseAtCounter = defineEndpoint({
  name: 'procedures.intake.refuse',
  summary:
    'What somebody brings to the counter is not received: it is written down and refused (form 03), with ground and reason',
  method: 'POST',
  path: '/dossiers/at-counter/refusals',
  access: 'official',
  ...limits,
  input: CounterOrder.extend(refusalOrder),
  output: DossierChanged,
  refusals: [...wrongOrder, 'ending.ground-unknown'],
  personalData: true,
});
