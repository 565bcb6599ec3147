import { PhraseIndex, type Target } from './phrase-index.ts';
import { syllablesOf, type Syllable } from './syllables.ts';

/** A version of a procedure as the search knows it. */
export interface IndexedProcedure {
  readonly versionId: string;
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly ministry: string;
  readonly settledBy: 'commune' | 'province' | 'both' | null;
  readonly fileable: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Short names, in every language; empty for a procedure that nobody has written one for. */
  readonly names: readonly string[];
  readonly lifeEvents: readonly string[];
  readonly audiences: readonly string[];
}

export interface IndexedWord {
  readonly term: string;
  readonly kind: 'everyday' | 'english' | 'ukrainian' | 'synonym' | 'filler' | 'absent';
  readonly codes: readonly string[];
  readonly expansion: string | null;
  readonly ministry: string | null;
}

/** How much a phrase is worth by what it is. */
const worth = { word: 1, absent: 1, shortName: 0.99, official: 0.94, field: 0.7, ministry: 0.5 } as const;
/** The second procedure of a word is a little less meant than the first. */
const laterCode = 0.025;
const elsewhere = 0.9;
const nobodyWrote = 0.96;

const alphabet = new Intl.Collator('vi');
const shownName = ({ names, name }: IndexedProcedure): string => names[0] ?? name;
const placeOf = ({ settledBy, names }: IndexedProcedure): number =>
  (settledBy === null ? 2 : 0) + (names.length === 0 ? 1 : 0);

const keyOf = (syllables: readonly Syllable[]): string => syllables.map(({ folded }) => folded).join(' ');

/** Everything that a search looks at, derived from the database; the same for every search until the catalogue changes. */
export class CatalogueIndex {
  readonly procedures: readonly IndexedProcedure[];
  readonly phrases = new PhraseIndex();
  /** Ministries whose procedures the catalogue lacks, and who does things without any; their ids as targets follow those of the
   * procedures. */
  readonly missing: readonly string[];
  /** In the order of a list that nobody searched: what is settled here first, what has a short name before what has none. */
  readonly listed: readonly IndexedProcedure[];
  readonly #expansions = new Map<string, { readonly term: readonly Syllable[]; readonly to: readonly Syllable[] }[]>();
  readonly #fillers = new Map<string, readonly Syllable[]>();
  readonly #terms = new Set<string>();

  constructor(procedures: readonly IndexedProcedure[], words: readonly IndexedWord[]) {
    this.procedures = procedures;
    this.missing = [...new Set(words.flatMap(({ ministry }) => ministry ?? []))].toSorted();
    this.listed = procedures.toSorted(
      (left, right) => placeOf(left) - placeOf(right) || alphabet.compare(shownName(left), shownName(right)),
    );
    this.#addNames();
    this.#addWords(words);
    this.phrases.close();
  }

  /** Key of the missing ministry, or of who does it without a procedure, behind a target; null for a procedure. */
  ministryOf(id: number): string | null {
    return this.missing[id - this.procedures.length] ?? null;
  }

  #weightOf(procedure: IndexedProcedure): number {
    return (procedure.settledBy === null ? elsewhere : 1) * (procedure.names.length === 0 ? nobodyWrote : 1);
  }

  #addNames(): void {
    const shared = new Map<string, Target[]>();
    const share = (text: string, id: number, weight: number) => {
      const targets = shared.get(text);
      if (targets) targets.push({ id, weight });
      else shared.set(text, [{ id, weight }]);
    };
    for (const [id, procedure] of this.procedures.entries()) {
      const weight = this.#weightOf(procedure);
      this.phrases.add(procedure.name, [{ id, weight: weight * worth.official }], { counts: true });
      for (const name of procedure.names)
        this.phrases.add(name, [{ id, weight: weight * worth.shortName }], { counts: true, joins: true });
      share(procedure.field, id, weight * worth.field);
      share(procedure.ministry, id, weight * worth.ministry);
    }
    for (const [text, targets] of shared) this.phrases.add(text, targets);
  }

  #addWords(words: readonly IndexedWord[]): void {
    const byCode = Map.groupBy(this.procedures.entries(), ([, { code }]) => code);
    for (const word of words) {
      const term = syllablesOf(word.term);
      const key = keyOf(term);
      if (word.kind === 'filler') this.#fillers.set(key, term);
      else this.#terms.add(key);
      if (word.kind === 'synonym' && word.expansion !== null) {
        const to = syllablesOf(word.expansion);
        this.#expansions.set(key, [...(this.#expansions.get(key) ?? []), { term, to }]);
      }
      if (word.kind === 'absent' && word.ministry !== null) {
        const id = this.procedures.length + this.missing.indexOf(word.ministry);
        this.phrases.add(word.term, [{ id, weight: worth.absent }], { joins: true });
      }
      const targets = word.codes.flatMap((code, place) =>
        (byCode.get(code) ?? []).map(([id, procedure]) => ({
          id,
          weight: worth.word * this.#weightOf(procedure) * (1 - laterCode * place),
        })),
      );
      if (targets.length > 0) this.phrases.add(word.term, targets, { joins: true });
    }
  }

  /** What else the words may be called. */
  expansionsOf(syllables: readonly Syllable[]): readonly { term: readonly Syllable[]; to: readonly Syllable[] }[] {
    return this.#expansions.get(keyOf(syllables)) ?? [];
  }

  /** The words are one of the listed terms. */
  isTerm(syllables: readonly Syllable[]): boolean {
    return this.#terms.has(keyOf(syllables));
  }

  /** The words say nothing about a procedure. */
  fillerOf(syllables: readonly Syllable[]): readonly Syllable[] | null {
    return this.#fillers.get(keyOf(syllables)) ?? null;
  }
}
