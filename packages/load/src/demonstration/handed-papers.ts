import { readFileSync } from 'node:fs';
import { fold } from '@dongbo/contract';
import { localDate, type FileStore, type StoredBytes } from '@dongbo/kernel';
import { z } from 'zod';
import { keepBytes, type Signing } from './unit-papers.ts';

const HandedPaper = z.object({
  key: z.string(),
  fileName: z.string(),
  begins: z.array(z.string()),
  has: z.array(z.string()),
  from: z.string(),
  title: z.string(),
  subject: z.string(),
  lines: z.array(z.string()).min(1),
  signer: z.string(),
});
type HandedPaper = z.infer<typeof HandedPaper>;

const { papers } = z
  .object({ papers: z.array(HandedPaper).min(1) })
  .parse(JSON.parse(readFileSync(new URL('../../data/handed-in-papers.json', import.meta.url), 'utf8')));

/** The kind of a paper by what it is called. Pure. */
export function paperKindOf(name: string): string {
  const folded = `${fold(name)} `;
  const found = papers.find(
    ({ begins, has }) =>
      begins.some((words) => folded.startsWith(words)) || has.some((words) => folded.includes(words)),
  );
  return (found ?? papers.at(-1))?.key ?? '';
}

/** What people hand in, by kind: all papers of a kind are the same bytes. */
export interface HandedPapers {
  /** The paper of a kind, as it is called where it lies. */
  of(kind: string): { readonly name: string; readonly bytes: StoredBytes };
  /** Of all kinds, in bytes. */
  readonly sizes: ReadonlySet<number>;
}

/** A paper as somebody hands it in, as PDF: it names nobody, and says that it is invented. */
async function print({ letters, watermark }: Signing, paper: HandedPaper, at: Date): Promise<Uint8Array> {
  const data = {
    agency: { superior: null, name: paper.from },
    number: null,
    place: '..............',
    issuedOn: null,
    typeName: paper.title,
    subject: paper.subject,
    grounds: [],
    body: [...paper.lines, 'Đây là dữ liệu minh họa của phần mềm Đồng Bộ, không có giá trị pháp lý.'].map((text) => ({
      kind: 'paragraph',
      text,
    })),
    signer: { authority: null, title: paper.signer, name: '' },
    recipients: [],
    signature: null,
  };
  const layout = letters.layoutFor('result', localDate(at));
  return await letters.renderLetter({ layout, data, watermark, createdAt: at });
}

/** Prints a paper of every kind and keeps them. */
export async function printHandedPapers(signing: Signing, files: FileStore, at: Date): Promise<HandedPapers> {
  const kept = new Map(
    await Promise.all(
      papers.map(async (paper) => {
        const bytes = await keepBytes(files, await print(signing, paper, at));
        // The program's own: nobody has to look through them.
        return [paper.key, { name: paper.fileName, bytes: { ...bytes, fault: null } }] as const;
      }),
    ),
  );
  return {
    of(kind) {
      const found = kept.get(kind);
      if (found === undefined) throw new Error(`Nobody hands in a paper of the kind ${kind}`);
      return found;
    },
    sizes: new Set([...kept.values()].map(({ bytes }) => bytes.size)),
  };
}
