import type { CallOf, Endpoint, FileId, PersonId, Space, SystemName, UnitId } from '@dongbo/contract';
import type { DossierId, DraftId } from '@dongbo/contract/procedures';
import type { Api } from '../api-world.fixture.ts';
import type { Scene } from './witness.fixture.ts';

/** What a call of somebody to whom the subject does not belong must come to.
 * - `hidden`: 404 (not found and not yours are one) or 403.
 * - `empty`: an answer without anything of the dossier.
 * - `zero`: an answer that counts nothing.
 * - `province`: only a role held for the whole province will do; at a commune, also at the right one, it is 403.
 * - `anywhere`: the same wherever the role is held. */
export type Elsewhere = 'hidden' | 'empty' | 'zero' | 'province' | 'anywhere';

export interface Sample {
  readonly endpoint: Endpoint;
  readonly input: unknown;
  readonly elsewhere: Elsewhere;
  /** What tells several calls of one operation apart. */
  readonly variant: string;
  readonly bytes: Buffer | null;
  /** The answer names the code of the subject to everybody. */
  readonly showsCode: boolean;
  /** The same asked for the whole province, but in the space where the subject is not. */
  readonly otherSpace: Elsewhere;
  /** Puts back what an earlier call took away. */
  readonly before: () => Promise<void>;
}

/** What every system may ask about: a dossier that was received at the ward Trấn Biên and a draft, both of the citizen
 * `congdan2`. */
export interface SharedSubject {
  readonly dossierId: DossierId;
  readonly code: string;
  readonly fileId: FileId;
  readonly draftId: DraftId;
  readonly oneStopId: UnitId;
  readonly communeId: UnitId;
  readonly specialistId: PersonId;
}

/** The same with calls of every operation about it and about what each system has made beside it. */
export interface Subject extends SharedSubject {
  readonly samples: readonly Sample[];
}

/** What a system adds to the tests of this folder; `systems.fixture.ts` lists them all. */
export interface SystemRows {
  readonly system: SystemName;
  /** Makes in one space what its calls are about, of the same citizen and at the same ward, and gives calls of every
   * operation that parse. What one would change is either refused (an old version) or does no harm to the subject. */
  readonly samples: (api: Api, space: Space, subject: SharedSubject) => Promise<readonly Sample[]>;
  /** Its server-written pages, and the desk, by their path, with what a page would show that shows too much. */
  readonly pages: (code: string) => Readonly<Record<string, string>>;
  /** Its addresses of the portal, which the server learns from the build of the web application. */
  readonly portal: (code: string) => readonly string[];
  /** Carries out every operation at least once over HTTP. */
  readonly live: (scene: Scene) => Promise<void>;
}

type Extra = Partial<Pick<Sample, 'variant' | 'bytes' | 'showsCode' | 'otherSpace' | 'before'>>;

export const sample = <E extends Endpoint>(
  endpoint: E,
  input: CallOf<E>,
  elsewhere: Elsewhere,
  { variant = '', bytes = null, showsCode = false, otherSpace = elsewhere, before = async () => undefined }: Extra = {},
): Sample => ({ endpoint, input, elsewhere, variant, bytes, showsCode, otherSpace, before });
