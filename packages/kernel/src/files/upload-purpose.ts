import type { FileKind } from './file-name.ts';

/** What a file may be uploaded for: which kinds of content are taken, found by their bytes, and how large it may be. Each
 * system declares its own; an operation attaches only files of the purpose that it wants. */
export interface UploadPurpose {
  /** Begins with the name of the system: `meetings.recording`. */
  readonly purpose: string;
  readonly kinds: readonly FileKind[];
  readonly maxBytes: number;
}

/** Papers of any subject, and what an upload is for when it names nothing else. */
export const paperPurpose: UploadPurpose = {
  purpose: 'kernel.paper',
  kinds: ['application/pdf', 'image/jpeg', 'image/png'],
  maxBytes: 20 * 1_048_576,
};

/** The purpose of this name among those that the systems declare; undefined: nobody does. */
export const findPurpose = (purposes: readonly UploadPurpose[], name: string): UploadPurpose | undefined =>
  [paperPurpose, ...purposes].find(({ purpose }) => purpose === name);
