import { TooMuchUnpacked, inflatedSize, unpack, type FilterStep } from './pdf-filters.ts';
import { PdfLexer, type ReadingBudget } from './pdf-lexer.ts';
import type { FoundObject } from './pdf-objects.ts';
import { openWithoutPassword, type Decryption, type EncryptionFacts } from './pdf-security.ts';
import { bytesOf, type PdfDict, type PdfObject, type PdfStream, type PdfText, type PdfValue } from './pdf-value.ts';

/** What one stream may hold when it is unpacked, and all of a file together; pictures are not unpacked. */
const mostOfStream = 96 * 1_048_576;
const mostOfFile = 192 * 1_048_576;
/** Points of one picture: a sheet of A0 at 600 dpi has 558 million. */
const mostPoints = 600_000_000;

/** The file opens only with a password, or with somebody's certificate. */
export class PasswordNeeded extends Error {
  override readonly name = 'PasswordNeeded';
}

/** Objects are packed in a way in which no reader could read them, or only one that we do not know. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

type Entries = PdfDict['entries'];

/** How objects are packed is said twice: one reader takes the first, another the last, and each sees other objects. No program
 * writes such a file. */
const isAmbiguous = (entries: Entries): boolean =>
  ['Filter', 'DecodeParms', 'N', 'First'].some((name) => entries.filter(([key]) => key === name).length > 1);
export type Owned = Pick<PdfObject, 'value' | 'owner'>;

/** All objects of a file, whatever its tables say, and how to follow its references. */
export class PdfObjects {
  readonly all: PdfObject[] = [];
  readonly trailers: readonly PdfDict[];
  readonly #byNumber = new Map<number, PdfObject[]>();
  readonly #budget: ReadingBudget;
  #decryptions: readonly Decryption[] = [];
  #room = mostOfFile;

  private constructor(found: readonly PdfObject[], trailers: readonly PdfDict[], budget: ReadingBudget) {
    this.#budget = budget;
    this.trailers = trailers;
    for (const object of found) this.#add(object);
  }

  /** Objects that somebody else has found, unpacked and decrypted. */
  static of(objects: readonly PdfObject[]): PdfObjects {
    return new PdfObjects(objects, [], { bytes: 0 });
  }

  /** Reads and unpacks. Throws `PasswordNeeded`, `TooMuchUnpacked`, `TooComplex`, `Unreadable`. */
  static async read(
    found: readonly FoundObject[],
    trailers: readonly PdfDict[],
    budget: ReadingBudget,
  ): Promise<PdfObjects> {
    const objects = new PdfObjects(found, trailers, budget);
    objects.#decryptions = objects.#open();
    const streams = objects.all.filter(({ value }) => value.kind === 'stream');
    for (const stream of streams) await objects.#unpackStream(stream);
    return objects;
  }

  #add(object: PdfObject): void {
    this.all.push(object);
    const same = this.#byNumber.get(object.number);
    if (same === undefined) this.#byNumber.set(object.number, [object]);
    else same.push(object);
  }

  /** What a value can mean: itself, or any object of the number that it names. */
  resolve(value: PdfValue | undefined): readonly PdfValue[] {
    if (value === undefined) return [];
    return value.kind === 'ref' ? this.resolveOwned(value, null).map((found) => found.value) : [value];
  }

  /** The same, each with the object whose number decrypts it. */
  resolveOwned(value: PdfValue, owner: PdfObject['owner'], depth = 0): readonly Owned[] {
    if (value.kind !== 'ref') return [{ value, owner }];
    if (depth > 20) return [];
    return (this.#byNumber.get(value.number) ?? []).flatMap((object) =>
      this.resolveOwned(object.value, object.owner, depth + 1),
    );
  }

  /** Everything that an entry of this key can mean. */
  entry(entries: Entries, ...keys: readonly string[]): readonly PdfValue[] {
    return entries.flatMap(([key, value]) => (keys.includes(key) ? this.resolve(value) : []));
  }

  names(entries: Entries, ...keys: readonly string[]): readonly string[] {
    return this.entry(entries, ...keys).flatMap((value) => (value.kind === 'name' ? [value.name] : []));
  }

  number(entries: Entries, ...keys: readonly string[]): number | undefined {
    return this.entry(entries, ...keys)
      .flatMap((value) => (value.kind === 'plain' && typeof value.value === 'number' ? [value.value] : []))
      .at(-1);
  }

  dicts(entries: Entries, ...keys: readonly string[]): readonly Entries[] {
    return this.entry(entries, ...keys).flatMap((value) =>
      value.kind === 'dict' || value.kind === 'stream' ? [value.entries] : [],
    );
  }

  /** Every reading of a string: as it stands, and decrypted. */
  texts(text: PdfText, owner: PdfObject['owner']): readonly Buffer[] {
    const bytes = bytesOf(text);
    if (owner === null || this.#decryptions.length === 0) return [bytes];
    return this.#decryptions.map(({ text: decrypt }) => decrypt(bytes, owner.number, owner.generation));
  }

  /** Every reading of a stream's unpacked data; null where it cannot be read. */
  async data(stream: PdfStream, owner: PdfObject['owner']): Promise<readonly (Buffer | null)[]> {
    const steps = this.#steps(stream.entries);
    const out: (Buffer | null)[] = [];
    for (const plain of this.#decrypted(stream, owner, steps)) out.push(await this.#unpackAll(plain, steps));
    return out;
  }

  #decrypted({ entries, data }: PdfStream, owner: PdfObject['owner'], steps: readonly FilterStep[]): readonly Buffer[] {
    const isPlain = steps.some(({ name }) => name === 'Crypt') || this.names(entries, 'Type').includes('XRef');
    if (owner === null || isPlain || this.#decryptions.length === 0) return [data];
    return this.#decryptions.map(({ stream }) => stream(data, owner.number, owner.generation));
  }

  #steps(entries: Entries): readonly FilterStep[] {
    const list = (keys: readonly string[]): readonly PdfValue[] =>
      this.entry(entries, ...keys).flatMap((value) =>
        value.kind === 'array' ? value.items.flatMap((item) => this.resolve(item).slice(-1)) : [value],
      );
    const parameters = list(['DecodeParms', 'DP']);
    return list(['Filter']).flatMap((value, index) => {
      if (value.kind !== 'name') return [];
      const own = parameters[index];
      const parameter = (key: string) => (own?.kind === 'dict' ? this.number(own.entries, key) : undefined);
      return [{ name: value.name, parameter }];
    });
  }

  async #unpackAll(plain: Buffer, steps: readonly FilterStep[]): Promise<Buffer | null> {
    let bytes = plain;
    for (const step of steps) {
      const next = await unpack(bytes, step, Math.min(mostOfStream, this.#room));
      if (next === null) return null;
      bytes = next;
    }
    if (steps.length > 0) this.#take(bytes.length);
    return bytes;
  }

  #take(size: number): void {
    this.#room -= size;
    if (this.#room < 0) throw new TooMuchUnpacked();
  }

  /** A stream that can hold objects is unpacked and read; of the others only the size is taken. */
  async #unpackStream({ value, owner }: PdfObject): Promise<void> {
    if (value.kind !== 'stream') return;
    const { entries } = value;
    if (this.names(entries, 'Subtype').includes('Image')) {
      const points = (this.number(entries, 'Width', 'W') ?? 0) * (this.number(entries, 'Height', 'H') ?? 0);
      if (points > mostPoints) throw new TooMuchUnpacked();
    }
    const isPacked = this.number(entries, 'N') !== undefined && this.number(entries, 'First') !== undefined;
    if (isPacked || this.names(entries, 'Type').includes('ObjStm')) await this.#readPacked(value, owner);
    else if (!this.names(entries, 'Subtype').includes('Image')) await this.#measure(value, owner);
  }

  async #measure(stream: PdfStream, owner: PdfObject['owner']): Promise<void> {
    const steps = this.#steps(stream.entries);
    const [first, ...others] = steps;
    if (first === undefined) return;
    for (const plain of this.#decrypted(stream, owner, steps)) {
      const isFlate = first.name === 'FlateDecode' || first.name === 'Fl';
      if (isFlate && others.length === 0) this.#take(await inflatedSize(plain, Math.min(mostOfStream, this.#room)));
      else await this.#unpackAll(plain, steps);
    }
  }

  async #readPacked(stream: PdfStream, owner: PdfObject['owner']): Promise<void> {
    if (isAmbiguous(stream.entries)) throw new Unreadable();
    const count = this.number(stream.entries, 'N') ?? 0;
    const first = this.number(stream.entries, 'First') ?? 0;
    for (const bytes of await this.data(stream, owner)) {
      if (bytes === null) throw new Unreadable();
      const heads = new PdfLexer(bytes, 0, this.#budget);
      for (let index = 0; index < count && heads.at < bytes.length; index += 1) {
        const [number, place] = [heads.value(), heads.value()];
        if (number?.kind !== 'plain' || place?.kind !== 'plain') break;
        const value = new PdfLexer(bytes, first + Number(place.value), this.#budget).value();
        if (value !== null) this.#add({ number: Number(number.value), value, owner: null });
      }
    }
  }

  /** The ways to decrypt that the trailers name, all with an empty password. */
  #open(): readonly Decryption[] {
    const tails = [
      ...this.trailers.map(({ entries }) => entries),
      ...this.all.flatMap(({ value }) =>
        value.kind === 'stream' && this.names(value.entries, 'Type').includes('XRef') ? [value.entries] : [],
      ),
    ];
    return tails.flatMap((tail) =>
      this.dicts(tail, 'Encrypt').map((entries) => {
        const opened = openWithoutPassword(this.#facts(entries, tail));
        if (opened === null) throw new PasswordNeeded();
        return opened;
      }),
    );
  }

  #facts(entries: Entries, tail: Entries): EncryptionFacts {
    const text = (value: PdfValue | undefined): Buffer => (value?.kind === 'text' ? bytesOf(value) : Buffer.alloc(0));
    const own = (key: string): Buffer => text(this.entry(entries, key).at(-1));
    const ids = this.entry(tail, 'ID').at(-1);
    const filters = this.dicts(entries, 'CF').flat();
    const method = (key: string): string | null => {
      const name = this.names(entries, key).at(-1) ?? 'Identity';
      if (name === 'Identity') return 'Identity';
      return (
        this.dicts(filters, name)
          .flatMap((filter) => this.names(filter, 'CFM'))
          .at(-1) ?? 'None'
      );
    };
    const version = this.number(entries, 'V') ?? 0;
    const encrypts = this.entry(entries, 'EncryptMetadata').at(-1);
    return {
      filter: this.names(entries, 'Filter').at(-1) ?? '',
      version,
      revision: this.number(entries, 'R') ?? 0,
      keyLength: version === 4 ? 128 : (this.number(entries, 'Length') ?? 40),
      owner: own('O'),
      user: own('U'),
      userKey: own('UE'),
      permissions: this.number(entries, 'P') ?? 0,
      encryptsMetadata: !(encrypts?.kind === 'plain' && encrypts.value === false),
      fileId: ids?.kind === 'array' ? text(this.resolve(ids.items[0]).at(-1)) : Buffer.alloc(0),
      streams: version >= 4 ? method('StmF') : null,
      strings: version >= 4 ? method('StrF') : null,
    };
  }
}
