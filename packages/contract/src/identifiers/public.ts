export * from './agency-identifier.ts';
export * from './birth-date.ts';
export * from './dossier-code.ts';
export * from './identity-number.ts';
export * from './owner-number.ts';
export * from './phone.ts';
export * from './tax-code.ts';
export * from './identity-province-name.ts';
