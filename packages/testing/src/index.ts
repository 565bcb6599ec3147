export * from './database/public.ts';
export * from './world/birth-registration.ts';
export * from './world/count-statements.ts';
export * from './world/create-world.ts';
export * from './world/memory-file-store.ts';
export * from './world/sample-pdf.ts';
export * from './world/test-clock.ts';
export * from './world/test-services.ts';
