import type { Archive } from './read-archive.ts';
import { Unreadable } from './read-answer.ts';
import { readXml } from './read-xml.ts';

/** Where the first sheet that is shown lies, what it is called, and where its texts lie. */
export interface Workbook {
  readonly sheet: string;
  readonly sheetPart: string;
  /** Null: every cell holds its own text. */
  readonly textsPart: string | null;
}

/** A target of a relation, as the archive names the part. */
function partOf(target: string, folder: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}/${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  if (!archive.has(part)) throw new Unreadable('not-a-workbook');
  const relations: Relation[] = [];
  await readXml(archive, part, {
    open: (name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (name === 'Relationship' && mode !== 'External') relations.push({ id, type, target });
    },
  });
  return relations;
}

/** Finds the parts of a workbook by what refers to them: programs name them differently.
 * @throws Unreadable */
export async function findWorkbook(archive: Archive): Promise<Workbook> {
  const [main] = (await relationsOf(archive, '_rels/.rels')).filter(({ type }) => type.endsWith('/officeDocument'));
  if (main === undefined) throw new Unreadable('not-a-workbook');
  const part = partOf(main.target, '');
  if (!archive.has(part)) throw new Unreadable('not-a-workbook');
  const at = part.lastIndexOf('/');
  const [folder, file] = [part.slice(0, Math.max(at, 0)), part.slice(at + 1)];
  const relations = await relationsOf(archive, `${folder === '' ? '' : `${folder}/`}_rels/${file}.rels`);
  const shown: { name: string; id: string }[] = [];
  await readXml(archive, part, {
    open: (name, { name: called = '', id = '', state = 'visible' }) => {
      if (name === 'sheet' && state === 'visible') shown.push({ name: called, id });
    },
  });
  const [first] = shown;
  const found = relations.find(({ id, type }) => id === first?.id && type.endsWith('/worksheet'));
  if (first === undefined || found === undefined) throw new Unreadable('no-sheet');
  const texts = relations.find(({ type }) => type.endsWith('/sharedStrings'));
  return {
    sheet: first.name,
    sheetPart: partOf(found.target, folder),
    textsPart: texts === undefined ? null : partOf(texts.target, folder),
  };
}
