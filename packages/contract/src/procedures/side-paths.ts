/** Ways beside the straight one that a person may take with a dossier. */
export const sidePaths = [
  'confirm-arrival',
  'decide-ending',
  'return-ending',
  'send-apology',
  'return-apology',
  'write-apology',
  'ask-supplement',
  'record-supplement',
  'accept-supplement',
  'ask-opinion',
  'link-tasks',
  'propose-ending',
  'refuse',
  'withdraw',
  'correct',
  'make-receipt',
] as const;
