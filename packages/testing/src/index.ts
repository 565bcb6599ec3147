export * from './database/public.ts';
