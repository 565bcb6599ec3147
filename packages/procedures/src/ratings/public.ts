import { rateMyDossier } from './rate-my-dossier.ts';

export { ratingMeasures } from './rating-measure.ts';
export { ratingNotices } from './rating-notices.ts';

export const ratingOperations = [rateMyDossier];
