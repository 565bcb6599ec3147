import { startEmbedded } from './start-embedded.ts';

// Run by a test as a process of its own: holds the server of the data folder named in the first argument, prints one
// line of JSON when it is ready, and stops it on SIGTERM.
const server = await startEmbedded({ dataDir: process.argv[2] ?? '', durable: true });
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
setInterval(() => {}, 1000);
process.stdout.write(`${JSON.stringify({ adopted: server.adopted, ownerUrl: server.ownerUrl, port: server.port })}\n`);
