import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AgencyIdentifier, Day, LocalText } from '@dongbo/contract';
import { z } from 'zod';
import province from '../../data/organisation/province.json' with { type: 'json' };
import kernelPermissions from '../../data/permissions.json' with { type: 'json' };
import roles from '../../data/roles.json' with { type: 'json' };

const CommuneType = z.enum(['xã', 'phường']);

const Communes = z.object({
  communes: z.array(
    z.object({
      agencyCode: AgencyIdentifier,
      name: z.string(),
      slug: z.string(),
      types: z.array(z.object({ type: CommuneType, from: Day, legalBasis: z.string() })).min(1),
      formedFrom: z.array(z.object({ code: z.string(), name: z.string(), note: z.string() })).min(1),
    }),
  ),
});
export type CommuneData = z.infer<typeof Communes>['communes'][number];

const Province = z.object({
  since: Day,
  province: z.object({
    code: AgencyIdentifier,
    names: z.array(z.object({ name: z.string(), type: z.string(), from: Day, legalBasis: z.string() })),
  }),
  bodies: z.array(
    z.object({
      code: AgencyIdentifier,
      key: z.string(),
      kind: z.enum(['department', 'one-stop', 'service-centre']),
      name: z.string(),
      parent: AgencyIdentifier.optional(),
    }),
  ),
  bodySuffixes: z.array(z.object({ text: z.string(), from: Day, legalBasis: z.string() })),
  bodyDivisions: z.array(z.object({ suffix: z.string(), key: z.string(), name: z.string() })),
  communeUnits: z.array(
    z.object({
      suffix: z.string(),
      key: z.string(),
      kind: z.enum(['one-stop', 'division']),
      names: z.record(CommuneType, z.string()),
    }),
  ),
  systemStages: z.array(
    z.object({
      system: z.string(),
      stage: z.enum(['closed', 'trial', 'official']),
      from: z.iso.datetime({ offset: true }),
    }),
  ),
});
export type ProvinceData = z.infer<typeof Province>;

/** Names of operations by the key of the role that may call them. */
const RolePermissions = z.record(z.string(), z.array(z.string()));
export type RolePermissions = Readonly<Record<string, readonly string[]>>;

const Roles = z.object({
  roles: z.array(
    z.object({
      key: z.string(),
      name: LocalText,
      legalBasis: z.string().nullable(),
      passesOn: z.array(z.string()).default([]),
    }),
  ),
});
export type RoleData = z.infer<typeof Roles>['roles'][number];

export const readProvince = (): ProvinceData => Province.parse(province);

/** The roles of the program without what they may do, and what they may do in the kernel. */
export const readRoles = (): readonly RoleData[] => Roles.parse(roles).roles;

export const readKernelPermissions = (): RolePermissions => RolePermissions.parse(kernelPermissions);

/** The 95 communes of Dong Nai with their types by validity and what they were formed from; source in the data's README. */
export function readCommunes(): readonly CommuneData[] {
  const packed = readFileSync(join(import.meta.dirname, '../../data/organisation/communes.json.gz'));
  return Communes.parse(JSON.parse(gunzipSync(packed).toString('utf8'))).communes;
}
