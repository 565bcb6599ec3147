import { verifyAudit } from '@dongbo/kernel';
import { rowsOf, type Evidence, type Finding } from './finding.ts';

/** Which notice an event makes for the account that follows the dossier. */
const noticeOf = {
  'procedures.dossier-submitted': 'dossier-submitted',
  'procedures.dossier-received': 'dossier-received',
  'procedures.result-issued': 'result-issued',
  'procedures.result-returned': 'result-returned',
};

async function compareNotices(evidence: Evidence): Promise<Finding> {
  const wrong = await rowsOf<{ id: string; type: string; notices: number; wanted: number }>(
    evidence,
    `with told as (select event_id, count(*)::integer as notices from notice group by event_id),
      demanded as (
        select e.id, e.type, case when d.person_id is not null and ($1::jsonb ? e.type) then 1 else 0 end as wanted
        from event e join dossier d on d.id = e.subject_id)
    select demanded.id, type, coalesce(notices, 0) as notices, wanted from demanded left join told on told.event_id = demanded.id
    where coalesce(notices, 0) <> wanted`,
    [JSON.stringify(noticeOf)],
  );
  const mistold = await rowsOf<{ id: string }>(
    evidence,
    `select n.id from notice n join event e on e.id = n.event_id join dossier d on d.id = e.subject_id
    where n.key <> ($1::jsonb ->> e.type) or n.person_id <> d.person_id or n.subject_id <> d.id`,
    [JSON.stringify(noticeOf)],
  );
  const [count] = await rowsOf<{ notices: number }>(evidence, 'select count(*)::integer as notices from notice');
  return {
    figures: { notices: count?.notices ?? 0, noticesWrong: wrong.length + mistold.length },
    differences: [
      ...wrong.map((one) => `notices: ${one.notices} instead of ${one.wanted} for ${one.type} ${one.id}`),
      ...mistold.map(({ id }) => `notices: ${id} tells the wrong person or thing`),
    ],
  };
}

interface LeftJob {
  readonly task: string;
  readonly attempts: number;
  readonly locked: boolean;
  readonly last_error: string | null;
}

async function compareJobs(evidence: Evidence): Promise<Finding> {
  const left = await rowsOf<LeftJob>(
    evidence,
    `select t.identifier as task, j.attempts, j.locked_at is not null as locked, j.last_error
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`,
  );
  const popular = await rowsOf<{ procedure_id: string; counted: string; filed: string }>(
    evidence,
    `with filed as (select v.procedure_id, count(*) as filed from dossier d join procedure_version v on v.id = d.procedure_version_id group by 1)
    select procedure_id, coalesce(u.dossiers, 0) as counted, coalesce(filed, 0) as filed from filed full join procedure_use u using (procedure_id)
    where coalesce(u.dossiers, 0) <> coalesce(filed, 0)`,
  );
  return {
    figures: { jobsLeft: left.length, useCountsWrong: popular.length },
    differences: [
      ...left.map(
        (job) =>
          `job ${job.task} is left after ${job.attempts} attempts${job.locked ? ', locked' : ''}: ${(job.last_error ?? '').slice(0, 300)}`,
      ),
      ...popular.map((one) => `use of ${one.procedure_id} is counted ${one.counted} times instead of ${one.filed}`),
    ],
  };
}

async function compareAudit(evidence: Evidence): Promise<Finding> {
  const check = await verifyAudit(evidence.db, { keys: evidence.auditKeys, heads: async () => [] });
  const isWhole = check.intact && check.unsealed === 0;
  return {
    figures: {
      auditEntries: check.entries,
      auditBlocks: check.blocks,
      auditIntact: check.intact ? 1 : 0,
      auditUnsealed: check.unsealed,
    },
    differences: isWhole ? [] : [`audit: ${JSON.stringify(check)}`],
  };
}

/** What follows from the acts: the sealed record, jobs done, people told once. */
export async function compareAftermath(evidence: Evidence): Promise<Finding> {
  const found = [await compareAudit(evidence), await compareJobs(evidence), await compareNotices(evidence)];
  return {
    figures: Object.assign({}, ...found.map(({ figures }) => figures)) as Record<string, number>,
    differences: found.flatMap(({ differences }) => differences),
  };
}
