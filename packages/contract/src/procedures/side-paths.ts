/** Ways beside the straight one that a person may take with a dossier. */
export const sidePaths = [
  'confirm-arrival',
  'decide-ending',
  'return-ending',
  'ask-supplement',
  'record-supplement',
  'accept-supplement',
  'ask-opinion',
  'link-tasks',
  'propose-ending',
  'refuse',
  'withdraw',
  'correct',
] as const;
