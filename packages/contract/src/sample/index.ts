export * from './appointments.ts';
export * from './events.ts';
export * from './ids.ts';
