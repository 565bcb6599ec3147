export { escalate } from './escalate.ts';
export { sweepEscalations } from './sweep-escalations.ts';
