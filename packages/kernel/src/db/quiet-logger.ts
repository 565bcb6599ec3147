import { Logger } from 'graphile-worker';

/** graphile-worker's own chatter is not for the console; failures reach the log through its events. */
export const quietLogger = new Logger(() => () => undefined);
