import { getMyDossier as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { viewMyDossier } from './my-dossier-view.ts';

export const getMyDossier = defineOperation(
  endpoint,
  async (ctx, { dossierId }) => await viewMyDossier(ctx, dossierId, ctx.actor.personId),
);
