import type { SystemName } from '@dongbo/contract';
import type { Delivery } from './deliveries/delivery.ts';
import type { Projection } from './events/projection.ts';
import type { Reaction } from './events/reaction.ts';
import type { UploadPurpose } from './files/upload-purpose.ts';
import type { Job } from './jobs/job.ts';
import type { Measure } from './measures/measure.ts';
import type { Operation } from './operation/operation.ts';
import type { StaffingSource } from './rights/staffing.ts';
import type { Schedule } from './schedules/schedule.ts';
import type { SeedStep } from './seed/seed-step.ts';
import type { SubjectNames } from './operation/subject-names.ts';
import type { ReadSubjects } from './stream/subjects.ts';

/** What a system gives to the composition root; nothing else of it can be reached. */
export interface System {
  readonly name: SystemName;
  /** Folder of its SQL files. */
  readonly migrations: string;
  /** What files may be uploaded for, beside papers. */
  readonly uploads: readonly UploadPurpose[];
  readonly operations: readonly Operation[];
  readonly reactions: readonly Reaction[];
  readonly projections: readonly Projection[];
  readonly jobs: readonly Job[];
  /** What it sends to partners outside. */
  readonly deliveries: readonly Delivery[];
  /** Jobs that the clock enqueues. */
  readonly schedules: readonly Schedule[];
  /** Figures by which it is watched. */
  readonly measures: readonly Measure[];
  /** Which of its operations a role of the program may call, by the role's key. */
  readonly permissions: Readonly<Record<string, readonly string[]>>;
  /** Reference data in the order of loading. */
  readonly seeds: readonly SeedStep[];
  /** Folders with layouts of letters. */
  readonly layouts: readonly string[];
  /** How streams read the subjects of this system before they tell that one changed. */
  readonly subjects: readonly ReadSubjects[];
  /** How people call its things; absent: by nothing but ids. */
  readonly subjectNames?: SubjectNames;
  /** Where it needs people, and in which roles; absent: nowhere. */
  readonly staffing?: StaffingSource;
}
