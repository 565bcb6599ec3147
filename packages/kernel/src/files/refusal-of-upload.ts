import type { UploadFault } from './file-store.ts';
import { namesOfKinds, shownName } from './file-name.ts';
import { takes, type UploadPurpose } from './upload-purpose.ts';
import { mostWaiting } from './waiting-files.ts';

/** What word processors and spreadsheets write, by content or, inside of an archive, by name. */
const officeTypes = /^application\/(?:vnd\.(?:openxmlformats-officedocument|oasis\.opendocument|ms-)|msword|rtf|x-cfb)/;
const officeName = /\.(?:docx?|xlsx?|pptx?|od[tsp]|rtf|wps|pages)$/i;

export type UploadRefusal = UploadFault['code'] | 'file.too-large' | 'file.office-document';

const megabyte = 1_048_576;

/** The refusal of an upload with the facts of its sentence: the name of the file, and what the purpose takes. */
export function refusalOfUpload(
  fault: Pick<UploadFault, 'found'> & { readonly code: UploadRefusal },
  upload: { readonly name: string; readonly type: string | null; readonly purpose: UploadPurpose },
): { readonly code: UploadRefusal; readonly facts: Readonly<Record<string, unknown>> } {
  const { type, purpose } = upload;
  const name = shownName(upload.name);
  const isOffice = type !== null && (officeTypes.test(type) || (type === 'application/zip' && officeName.test(name)));
  const code = fault.code === 'file.type-not-allowed' && isOffice ? 'file.office-document' : fault.code;
  const turned = ['image/heic', 'image/tiff']
    .filter((one) => takes(purpose, one))
    .map((one) => one.slice(6).toUpperCase());
  return {
    code,
    facts: {
      name,
      ...(fault.found === undefined ? {} : { found: fault.found }),
      ...(code === 'file.type-not-allowed' || code === 'file.office-document'
        ? { type, kinds: [namesOfKinds(purpose.kinds), ...turned].join(', ') }
        : {}),
      ...(code === 'file.too-large' ? { megabytes: Math.round((purpose.maxBytes / megabyte) * 10) / 10 } : {}),
      ...(code === 'file.too-many-waiting' ? mostWaiting : {}),
    },
  };
}
