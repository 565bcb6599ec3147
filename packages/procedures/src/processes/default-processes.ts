import { DossierProcess } from '@dongbo/contract/procedures';
import communeDefault from '../../data/processes/commune-default.v1.json' with { type: 'json' };
import provinceDefault from '../../data/processes/province-default.v1.json' with { type: 'json' };

/** The processes with which every imported procedure can be settled before a body has approved one of its own. */
export const defaultProcesses: readonly DossierProcess[] = [communeDefault, provinceDefault].map((data) =>
  DossierProcess.parse(data),
);

/** The roles that the default processes know. */
export const processRoles = ['counter-officer', 'division-head', 'specialist', 'leader', 'clerk'] as const;

/** The default process of a level for dossiers that start on a day (YYYY-MM-DD): the newest version valid then. */
export function findDefaultProcess(level: DossierProcess['level'], day: string): DossierProcess | undefined {
  return defaultProcesses
    .filter((process) => process.level === level && process.validFrom <= day)
    .filter(({ validTo }) => validTo === null || day <= validTo)
    .toSorted((a, b) => b.version - a.version)[0];
}
