interface Answer {
  readonly id?: number;
  readonly result?: Readonly<Record<string, number>>;
}

/** Bytes that a process of Node really uses, after its garbage was collected: objects, and buffers outside of the heap.
 * It must have been started with `--inspect=127.0.0.1:PORT` (Chrome DevTools Protocol). */
export async function usedBytes(port: number): Promise<number> {
  const targets: unknown = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
  const address: unknown = Array.isArray(targets) ? Object(targets[0]).webSocketDebuggerUrl : undefined;
  const socket = new WebSocket(String(address));
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error('The server cannot be inspected')));
  });
  let last = 0;
  const ask = async (method: string): Promise<Readonly<Record<string, number>>> => {
    last += 1;
    const id = last;
    return await new Promise((resolve) => {
      const hear = ({ data }: MessageEvent): void => {
        const answer: Answer = JSON.parse(String(data));
        if (answer.id !== id) return;
        socket.removeEventListener('message', hear);
        resolve(answer.result ?? {});
      };
      socket.addEventListener('message', hear);
      socket.send(JSON.stringify({ id, method }));
    });
  };
  try {
    for (let round = 0; round < 3; round += 1) await ask('HeapProfiler.collectGarbage');
    const usage = await ask('Runtime.getHeapUsage');
    return (usage['usedSize'] ?? 0) + (usage['embedderHeapUsedSize'] ?? 0) + (usage['backingStorageSize'] ?? 0);
  } finally {
    socket.close();
  }
}
