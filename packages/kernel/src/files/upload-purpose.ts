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

/** Kinds that are not kept as they come but turned into one that everybody can open. */
const turnedInto: Readonly<Record<string, FileKind>> = {
  'image/heic': 'image/jpeg',
  'image/heif': 'image/jpeg',
  'image/tiff': 'application/pdf',
  'image/apng': 'image/png',
};

/** Is content of this type taken, as it is or as what it is turned into? */
export const takes = ({ kinds }: UploadPurpose, type: string): boolean => {
  const kept: string = turnedInto[type] ?? type;
  return kinds.some((kind) => kind === kept);
};
