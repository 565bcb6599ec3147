import { signSiteCheck as endpoint } from '@dongbo/contract/procedures';
import { closeWork, formatInstant } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { saveSignatures } from './close-when-signed.ts';
import { isMember, loadCheckForChange } from './load-site-check.ts';
import { toSignAs } from './site-check-rule.ts';
import { slotOfSignature } from './work-of-site-check.ts';

/** A member who was there confirms the minutes from their own account: that is their signature. */
export const signSiteCheck = defineOperation(endpoint, async (ctx, input) => {
  const { check, dossier } = await loadCheckForChange(ctx, input, {
    permission: endpoint.name,
    states: ['recorded'],
    may: (known) => isMember(ctx.actor, known.check),
  });
  const { personId, name } = ctx.actor;
  const member = toSignAs(check, personId);
  if (member === undefined || check.correctedBy !== null || personId === null)
    return ctx.refuse('site-check.not-yours');
  const signature = { key: member.key, personId, name, at: formatInstant(ctx.now) };
  const signed = { ...check, signatures: [...check.signatures, signature] };
  const version = await saveSignatures(ctx, dossier, signed);
  const slot = slotOfSignature(check.id, member.key);
  await closeWork(ctx.db, { system: 'procedures', subjectId: dossier.id, slot });
  return { id: check.id, version };
});
