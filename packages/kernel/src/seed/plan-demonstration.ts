import { createHash } from 'node:crypto';
import type { DemonstrationData } from './demonstration-data.ts';
import type { CommuneData, ProvinceData } from './organisation-data.ts';

export interface PlannedAccount {
  readonly username: string;
  readonly name: string;
  readonly kind: 'citizen' | 'official';
  readonly identityNumber: string | null;
  readonly birthDate: string | null;
  readonly address: string | null;
  readonly grants: readonly { readonly role: string; readonly unit: string }[];
}

type Pattern = DemonstrationData['generated']['communes'][number];

/** An invented name, the same for the same username on every machine. */
function inventName(username: string, names: DemonstrationData['generated']['names']): string {
  const digest = createHash('sha256').update(username).digest();
  const pick = (from: readonly string[], at: number): string => from[digest.readUInt16BE(at) % from.length] ?? '';
  return [pick(names.family, 0), pick(names.middle, 2), pick(names.given, 4)].join(' ');
}

const provinces = ['075', '070', '072', '074', '077', '079'] as const;

/** Gives everybody without a personal number an invented one, the same for the same username: its last six digits begin with 000, as
 * no living person's do, and are below 000100, where those of the invented citizens begin. */
function withNumbers(accounts: readonly PlannedAccount[]): PlannedAccount[] {
  const taken = new Set(accounts.map(({ identityNumber }) => identityNumber));
  return accounts.map((account) => {
    if (account.identityNumber !== null) return account;
    const digest = createHash('sha256').update(`number of ${account.username}`).digest();
    const gender = account.name.includes(' Thị ') ? 1 : 0;
    const before = `${provinces[digest.readUInt8(0) % provinces.length]}${gender}${66 + (digest.readUInt8(1) % 34)}0000`;
    const serials = Array.from({ length: 69 }, (_, turn) => 31 + ((digest.readUInt8(2) + turn) % 69));
    const serial = serials.find((one) => !taken.has(`${before}${one}`));
    if (serial === undefined) throw new Error(`No invented number is left for ${account.username}`);
    const identityNumber = `${before}${serial}`;
    taken.add(identityNumber);
    return { ...account, identityNumber };
  });
}

/** Short names of communes for usernames: the slug without dashes; where two share it, every one after the first has its
 * agency number behind it (Lộc Thạnh: locthanh, Lộc Thành: locthanh117). */
export function accountSlugs(communes: readonly CommuneData[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    communes.map((commune) => {
      const short = commune.slug.replaceAll('-', '');
      const slug = taken.has(short) ? `${short}${commune.agencyCode.replace('H19.', '')}` : short;
      taken.add(slug);
      return [commune.agencyCode, slug];
    }),
  );
}

/** Every demonstration account: the named ones, and one of each kind for every commune and body that has none yet, so
 * that a dossier of any commune can be settled to its end. */
export function planDemonstration(
  data: DemonstrationData,
  province: ProvinceData,
  communes: readonly CommuneData[],
): PlannedAccount[] {
  const citizens = data.citizens.map((person): PlannedAccount => ({ ...person, kind: 'citizen', grants: [] }));
  const official = { kind: 'official', identityNumber: null, birthDate: null, address: null } as const;
  const named = data.officials.map((person): PlannedAccount => ({ ...official, ...person }));
  const taken = new Set(named.map((account) => account.username));
  const generate = (patterns: readonly Pattern[], slug: string, code: string): PlannedAccount[] =>
    patterns
      .map((pattern): PlannedAccount => {
        const username = `${pattern.prefix}.${slug}`;
        const unit = pattern.at === 'body' ? code : `${code}.${oneStopSuffix}`;
        return {
          ...official,
          username,
          name: inventName(username, data.generated.names),
          grants: [{ role: pattern.role, unit }],
        };
      })
      .filter((account) => !taken.has(account.username));
  const oneStopSuffix = province.communeUnits.find((unit) => unit.kind === 'one-stop')?.suffix ?? '';
  const slugs = accountSlugs(communes);
  return withNumbers([
    ...citizens,
    ...named,
    ...province.bodies
      .filter((body) => body.kind !== 'one-stop')
      .flatMap((body) =>
        generate(data.generated.bodies, data.generated.slugs[body.key] ?? body.key.replaceAll('-', ''), body.code),
      ),
    ...communes.flatMap((commune) =>
      generate(data.generated.communes, slugs.get(commune.agencyCode) ?? commune.agencyCode, commune.agencyCode),
    ),
  ]);
}
