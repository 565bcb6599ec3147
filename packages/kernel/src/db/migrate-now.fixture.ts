import { migrate } from './migrate.ts';

// Run by a test as a process of its own: migrates the database of the first argument with the folder of the second, and
// prints as one line of JSON what ran.
const [, , url = '', folder = ''] = process.argv;
process.stdout.write(`${JSON.stringify(await migrate({ url, systems: [{ name: 'sample', folder }] }))}\n`);
