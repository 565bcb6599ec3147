import type { Owned, PdfObjects } from './pdf-document.ts';
import { faultOfLink, isActiveXfa, isFieldFormat } from './pdf-scripts.ts';
import { textOf, type PdfDict, type PdfObject, type PdfValue } from './pdf-value.ts';

/** Why a PDF is no paper: it runs scripts, starts programs, plays media, carries files, or fetches and sends by itself. */
export type ActingFault = 'script' | 'launch' | 'media' | 'attachment' | 'remote';

type Entries = PdfDict['entries'];

/** Kinds of action (ISO 32000-2, 12.6.4), with an entry without which none of them does anything, so that a mark of structure
 * that happens to have such a name stays one. Scripts are looked at by themselves. */
const actions: Readonly<Record<string, readonly [ActingFault, readonly string[]]>> = {
  Launch: ['launch', ['F', 'Win', 'Mac', 'Unix']],
  SubmitForm: ['remote', ['F']],
  ImportData: ['remote', ['F']],
  GoToR: ['remote', ['F']],
  GoToE: ['attachment', ['F', 'T']],
  Thread: ['remote', ['F']],
  Rendition: ['media', ['R', 'OP']],
  Movie: ['media', ['T', 'Annotation', 'Operation']],
  Sound: ['media', ['Sound']],
  RichMediaExecute: ['media', ['TA', 'TI', 'CMD']],
  GoTo3DView: ['media', ['TA']],
};

const playing: readonly string[] = ['RichMedia', 'Movie', 'Sound', '3D'];

/** Arrays of a PDF can have more items than a call can have arguments. */
function addAll<T>(list: T[], items: readonly T[]): void {
  for (const item of items) list.push(item);
}

/** Judges objects of one file. What needs unpacking is noted on the way and looked at afterwards. */
class Judge {
  readonly #pdf: PdfObjects;
  readonly #scripts: Owned[] = [];
  readonly #forms: Owned[] = [];

  constructor(pdf: PdfObjects) {
    this.#pdf = pdf;
  }

  /** Goes through a value and everything that it holds itself; references lead to objects that have their own turn. */
  look({ value, owner }: PdfObject): ActingFault | null {
    const waiting: PdfValue[] = [value];
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      if (one.kind === 'array') for (const item of one.items) waiting.push(item);
      if (one.kind !== 'dict' && one.kind !== 'stream') continue;
      for (const entry of one.entries) {
        const fault = this.#entryFault(entry, one, owner);
        if (fault !== null) return fault;
        waiting.push(entry[1]);
      }
    }
    return null;
  }

  #has(entries: Entries, keys: readonly string[]): boolean {
    return this.#pdf
      .entry(entries, ...keys)
      .some((value) => value.kind !== 'plain' && !(value.kind === 'text' && value.raw.length === 0));
  }

  #entryFault(
    [key, value]: Entries[number],
    { kind, entries }: { readonly kind: string; readonly entries: Entries },
    owner: PdfObject['owner'],
  ): ActingFault | null {
    const isStream = kind === 'stream';
    switch (key) {
      case 'S':
        return this.#actionFault(value, entries, owner);
      case 'Subtype':
        return this.#annotationFault(value, entries);
      case 'Type':
        return isStream && this.#isName(value, 'EmbeddedFile') ? 'attachment' : null;
      case 'EF':
        return this.#dictsOf(value).some((files) => this.#has(files, ['F', 'UF', 'DOS', 'Mac', 'Unix']))
          ? 'attachment'
          : null;
      case 'Collection':
        return this.#has(entries, ['Pages']) && this.#dictsOf(value).length > 0 ? 'attachment' : null;
      case 'F':
        return isStream && this.#has(entries, ['F']) ? 'remote' : null;
      case 'Ref':
        return isStream && this.#dictsOf(value).some((other) => this.#has(other, ['F'])) ? 'remote' : null;
      case 'OpenAction':
        return this.#leavesByItself([value]) ? 'remote' : null;
      case 'AA':
        return this.#leavesByItself(this.#dictsOf(value).flatMap((dict) => dict.map(([, action]) => action)))
          ? 'remote'
          : null;
      case 'JavaScript':
        this.#noteTree(value, owner);
        return null;
      case 'URI':
        return this.#linkFault(value, owner);
      case 'XFA':
        addAll(this.#forms, this.#pdf.resolveOwned(value, owner));
        return null;
      default:
        return null;
    }
  }

  #isName(value: PdfValue, name: string): boolean {
    return this.#pdf.resolve(value).some((one) => one.kind === 'name' && one.name === name);
  }

  #dictsOf(value: PdfValue): readonly Entries[] {
    return this.#pdf
      .resolve(value)
      .flatMap((one) => (one.kind === 'dict' || one.kind === 'stream' ? [one.entries] : []));
  }

  #actionFault(kind: PdfValue, entries: Entries, owner: PdfObject['owner']): ActingFault | null {
    for (const value of this.#pdf.resolve(kind)) {
      if (value.kind !== 'name') continue;
      if (value.name === 'JavaScript' || value.name === 'Rendition') this.#noteScripts(entries, owner);
      const found = Object.hasOwn(actions, value.name) ? actions[value.name] : undefined;
      if (found !== undefined && this.#pdf.entry(entries, ...found[1]).some((one) => !isNull(one))) return found[0];
    }
    return null;
  }

  #annotationFault(subtype: PdfValue, entries: Entries): ActingFault | null {
    if (this.#isName(subtype, 'FileAttachment') && this.#has(entries, ['FS'])) return 'attachment';
    return playing.some((name) => this.#isName(subtype, name)) ? 'media' : null;
  }

  /** A link leads to a page of the web, to a mailbox, or to a place in the document; somebody has to press it. */
  #linkFault(value: PdfValue, owner: PdfObject['owner']): ActingFault | null {
    for (const one of this.#pdf.resolveOwned(value, owner)) {
      if (one.value.kind !== 'text') continue;
      for (const bytes of this.#pdf.texts(one.value, one.owner)) {
        const fault = faultOfLink(textOf(bytes));
        if (fault !== null) return fault;
      }
    }
    return null;
  }

  #noteScripts(entries: Entries, owner: PdfObject['owner']): void {
    for (const [key, value] of entries) if (key === 'JS') addAll(this.#scripts, this.#pdf.resolveOwned(value, owner));
  }

  /** The scripts of a name tree run when the file is opened, whatever kind of action they call themselves (12.6.4.17). */
  #noteTree(tree: PdfValue, owner: PdfObject['owner']): void {
    const seen = new Set<PdfValue>();
    const waiting = [...this.#pdf.resolveOwned(tree, owner)];
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      const { value, owner: own } = one;
      if (seen.has(value)) continue;
      seen.add(value);
      if (value.kind === 'array') for (const item of value.items) addAll(waiting, this.#pdf.resolveOwned(item, own));
      if (value.kind !== 'dict') continue;
      this.#noteScripts(value.entries, own);
      for (const [key, part] of value.entries)
        if (key === 'Names' || key === 'Kids') addAll(waiting, this.#pdf.resolveOwned(part, own));
    }
  }

  /** Does an action that nobody chose lead out of the file? A link that somebody clicks may. */
  #leavesByItself(values: readonly PdfValue[]): boolean {
    const seen = new Set<PdfValue>();
    const waiting = values.flatMap((value) => this.#pdf.resolve(value));
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      if (seen.has(one)) continue;
      seen.add(one);
      if (one.kind === 'array') for (const item of one.items) addAll(waiting, this.#pdf.resolve(item));
      if (one.kind !== 'dict') continue;
      if (this.#pdf.names(one.entries, 'S').includes('URI')) return true;
      addAll(waiting, this.#pdf.entry(one.entries, 'Next'));
    }
    return false;
  }

  /** Looks into the scripts and forms that were noted. */
  async finish(): Promise<ActingFault | null> {
    for (const script of this.#scripts) {
      for (const text of await this.#textsOf(script)) if (text === null || !isFieldFormat(text)) return 'script';
    }
    for (const form of this.#forms) if (await this.#isActiveForm(form)) return 'script';
    return null;
  }

  /** The parts of a form are one document, put together in their order (12.7.8): what two of them share stands in neither. */
  async #isActiveForm({ value, owner }: Owned): Promise<boolean> {
    const parts = value.kind === 'array' ? value.items : [value];
    let whole = '';
    for (const part of parts.flatMap((item) => this.#pdf.resolveOwned(item, owner))) {
      // Names of the parts stand between them.
      if (value.kind === 'array' && part.value.kind === 'text') continue;
      for (const text of await this.#textsOf(part)) {
        if (text === null || isActiveXfa(text)) return true;
        whole += text;
      }
    }
    return isActiveXfa(whole);
  }

  async #textsOf({ value, owner }: Owned): Promise<readonly (string | null)[]> {
    if (value.kind === 'text') return this.#pdf.texts(value, owner).map(textOf);
    if (value.kind !== 'stream') return [];
    return (await this.#pdf.data(value, owner)).map((bytes) => (bytes === null ? null : textOf(bytes)));
  }
}

const isNull = (value: PdfValue): boolean => value.kind === 'plain' && value.value === null;

/** The first thing in these objects that a paper does not need; null: they only show. */
export async function judgeObjects(pdf: PdfObjects, judged: readonly PdfObject[]): Promise<ActingFault | null> {
  const judge = new Judge(pdf);
  for (const object of judged) {
    const fault = judge.look(object);
    if (fault !== null) return fault;
  }
  return await judge.finish();
}
