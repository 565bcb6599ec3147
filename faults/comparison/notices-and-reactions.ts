import { verifyAudit } from '@dongbo/kernel';
import { rowsOf, type Evidence, type Finding } from './finding.ts';

/** Which notice an event makes for the account that follows the dossier; how it ended has one by its kind. */
const noticeOf = {
  'procedures.dossier-submitted': 'dossier-submitted',
  'procedures.dossier-received': 'dossier-received',
  'procedures.result-issued': 'result-issued',
  'procedures.result-returned': 'result-returned',
  'procedures.supplement-asked': 'supplement-asked',
  'procedures.apology-sent': 'apology-sent',
  'procedures.fee-demanded': 'fee-demanded',
  'procedures.fee-paid': 'fee-paid',
  'procedures.fee-refund-opened': 'fee-refund-opened',
  'procedures.fee-refunded': 'fee-refunded',
};

/** What one official hears who asked for a supplement, wrote an apology or proposed an ending. */
const staffNoticeOf = {
  'procedures.supplement-answered': 'supplement-answered',
  'procedures.apology-sent': 'apology-signed',
  'procedures.ending-returned': 'proposal-returned',
};

/** Each event beside the keys of its notices and those that it has to have. What the clock brings is left out. */
const toldOf = `
  select e.id, e.type,
    coalesce((select string_agg((case when n.person_id = d.person_id then 'owner ' else 'staff ' end) || n.key, ', ' order by
      n.person_id <> d.person_id, n.key) from notice n where n.event_id = e.id and n.subject_id = d.id), '') as told,
    concat_ws(', ',
      'owner ' || case when d.person_id is null then null when e.type = 'procedures.dossier-ended'
        then 'dossier-' || (e.payload ->> 'kind') else $1::jsonb ->> e.type end,
      'staff ' || case when e.type <> 'procedures.dossier-ended' then $2::jsonb ->> e.type
        else (select 'proposal-followed-' || p.kind from ending_proposal p where p.dossier_id = d.id and p.state = 'decided') end) as wanted
  from event e join dossier d on d.id = e.subject_id
  where e.type not in ('procedures.escalated', 'procedures.apology-drafted')`;

async function compareNotices(evidence: Evidence): Promise<Finding> {
  const told = await rowsOf<{ id: string; type: string; told: string; wanted: string }>(evidence, toldOf, [
    JSON.stringify(noticeOf),
    JSON.stringify(staffNoticeOf),
  ]);
  const wrong = told.filter((one) => one.told !== one.wanted);
  const [count] = await rowsOf<{ notices: number }>(evidence, 'select count(*)::integer as notices from notice');
  return {
    figures: { notices: count?.notices ?? 0, noticesWrong: wrong.length },
    differences: wrong.map((one) => `notices: (${one.told}) instead of (${one.wanted}) for ${one.type} ${one.id}`),
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
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where j.created_at <= $1`,
    [evidence.settledAt],
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
