import { spacePrefix } from '../space.ts';
import { createSharedStream } from './shared-stream.ts';

const name = `dongbo-stream${spacePrefix}`;
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);

function addressOf(watch: readonly string[], after: string | null): string {
  const query = new URLSearchParams({
    ...(watch.length > 0 ? { watch: watch.join(',') } : {}),
    ...(after === null ? {} : { after }),
  });
  return `${spacePrefix}/api/stream${query.size > 0 ? `?${query.toString()}` : ''}`;
}

/** The stream of this browser and space. */
export const stream = createSharedStream({
  open(watch, after, hears) {
    const source = new EventSource(addressOf(watch, after));
    source.onmessage = ({ data, lastEventId }) => hears.message(String(data), lastEventId);
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) hears.refused();
    };
    return () => source.close();
  },
  tell: (word) => channel?.postMessage(word),
  hear: (listener) => channel?.addEventListener('message', ({ data }) => listener(data)),
  lead: async (work, signal) =>
    // Only where the page came by HTTPS or from this machine.
    'locks' in navigator ? await navigator.locks.request(name, { signal }, () => work(signal)) : await work(signal),
  isVisible: () => document.visibilityState === 'visible',
  onVisibility: (listener) => document.addEventListener('visibilitychange', listener),
  later: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
});
