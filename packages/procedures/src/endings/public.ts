import { listEndingGrounds } from './list-ending-grounds.ts';
import { refuseDossier } from './refuse-dossier.ts';
import { withdrawDossier } from './withdraw-dossier.ts';
import { withdrawMyDossier } from './withdraw-my-dossier.ts';

export const endingOperations = [listEndingGrounds, refuseDossier, withdrawDossier, withdrawMyDossier];
