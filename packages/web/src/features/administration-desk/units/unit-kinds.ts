/** Kinds of units in the order in which people look for them. */
export const unitKinds = [
  'commune',
  'department',
  'one-stop',
  'division',
  'service-centre',
  'province',
  'vendor',
] as const;
