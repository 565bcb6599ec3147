const maxBytes = 255;
/** Every kind of content that an upload purpose may name, with the endings that its files have. */
const extensions = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'audio/mpeg': ['.mp3'],
  'video/mp4': ['.mp4'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;

/** A media type, recognised by content. */
export type FileKind = keyof typeof extensions;

const endingsOf = (type: string): readonly string[] =>
  Object.entries(extensions).find(([kind]) => kind === type)?.[1] ?? [];

// Control characters, and marks that turn the direction of writing so that "exe" can look like "pdf" (Unicode TR 36).
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is dropped
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Names that Windows keeps for devices, with whatever ending; nobody there could save such a file. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

// By letters as people count them: an accent is never torn from its letter.
const letters = new Intl.Segmenter('vi');

/** Kinds by the names that people know. */
export const namesOfKinds = (kinds: readonly FileKind[]): string =>
  kinds.map((kind) => (endingsOf(kind).at(-1) ?? '').slice(1).toUpperCase()).join(', ');

function cut(text: string, bytes: number): string {
  let kept = '';
  let size = 0;
  for (const { segment } of letters.segment(text)) {
    size += Buffer.byteLength(segment);
    if (size > bytes) break;
    kept += segment;
  }
  return kept;
}

/** A name without folders and without what nobody can see, in one spelling. */
function plainName(raw: string): string {
  const last = raw.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  return last.replace(unprintable, '').replace(/\s+/g, ' ').trim();
}

/** The name of somebody's file in a sentence about it. */
export const shownName = (raw: string): string => cut(plainName(raw), 120);

/** Endings of what is turned into another kind when it is uploaded. */
const turned = /\.(?:heic|heif|tiff?)$/i;

/** A name that is safe to store and to hand out: no folders, NFC, nothing unprintable, at most 255 bytes, and with the
 * ending of what the content is, so that a program dressed as a PDF does not keep its own. */
export function cleanFileName(raw: string, type: string): string {
  const [ending = '', ...others] = endingsOf(type);
  const plain = plainName(raw)
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(device, '_$&');
  const own = [ending, ...others].find((one) => one !== '' && plain.toLowerCase().endsWith(one)) ?? '';
  const stem =
    plain
      .slice(0, plain.length - own.length)
      .replace(own === '' ? turned : '', '')
      .replace(/[\s.]+$/, '') || 'tep';
  const kept = own === '' ? ending : plain.slice(plain.length - own.length);
  return cut(stem, maxBytes - Buffer.byteLength(kept)) + kept;
}
