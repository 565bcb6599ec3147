import { DossierProcess } from '@dongbo/contract/procedures';
import communeDefault from '../../data/processes/commune-default.v1.json' with { type: 'json' };
import communeSameVisit from '../../data/processes/commune-same-visit.v1.json' with { type: 'json' };
import provinceCommittee from '../../data/processes/province-committee.v1.json' with { type: 'json' };
import provinceDefault from '../../data/processes/province-default.v1.json' with { type: 'json' };
import provinceSameVisit from '../../data/processes/province-same-visit.v1.json' with { type: 'json' };

/** The processes with which every imported procedure can be settled before a body has approved one of its own. */
export const defaultProcesses: readonly DossierProcess[] = [
  communeDefault,
  provinceDefault,
  provinceCommittee,
  communeSameVisit,
  provinceSameVisit,
].map((data) => DossierProcess.parse(data));

/** The roles that the default processes know. */
export const processRoles = [
  'counter-officer',
  'division-head',
  'specialist',
  'leader',
  'committee-leader',
  'clerk',
] as const;

/** By what a dossier is settled: by a commune, by a body of the province, or by the committee of the province on what one of
 * its bodies has prepared; and at the counter of a commune or of the province's centre in the same visit. */
export const processKeys = [
  'commune-default',
  'province-default',
  'province-committee',
  'commune-same-visit',
  'province-same-visit',
] as const;
export type ProcessKey = (typeof processKeys)[number];

/** The default process of a key for dossiers that start on a day (YYYY-MM-DD): the newest version valid then. */
export function findDefaultProcess(key: ProcessKey, day: string): DossierProcess | undefined {
  return defaultProcesses
    .filter((process) => process.key === key && process.validFrom <= day)
    .filter(({ validTo }) => validTo === null || day <= validTo)
    .toSorted((a, b) => b.version - a.version)[0];
}
