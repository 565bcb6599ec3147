export { StreamHub, type StreamHubParts, type StreamLimits } from './stream-hub.ts';
export type { StreamOrder, StreamSink } from './listener.ts';
export { subjectsOf, type ReadSubjects, type SubjectNow } from './subjects.ts';
