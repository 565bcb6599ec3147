import { fileURLToPath } from 'node:url';
import type { System } from '@dongbo/kernel';
import permissions from '../data/permissions.json' with { type: 'json' };
import { closeAccount } from './accounts/close-account.ts';
import { inviteAgain } from './accounts/invite-again.ts';
import { printInvitation } from './accounts/print-invitation.ts';
import { reopenAccount } from './accounts/reopen-account.ts';
import { sendInvitation } from './accounts/send-invitation.ts';
import { campaignSubjects } from './campaigns/campaign-subjects.ts';
import { checkCampaign } from './campaigns/check-campaign.ts';
import { decideCampaign } from './campaigns/decide-campaign.ts';
import { getCampaignTemplate } from './campaigns/get-template.ts';
import { printCampaignLetters } from './campaigns/print-letters.ts';
import { getCampaign, listCampaignRows, listCampaigns } from './campaigns/read-campaigns.ts';
import { runCampaign } from './campaigns/run-campaign.ts';
import { campaignUpload, startCampaign } from './campaigns/start-campaign.ts';
import { countCoverage, countCoverageJob, countCoverageSchedule } from './covering/count-coverage.ts';
import { thinStepsMeasure } from './covering/coverage-measure.ts';
import { listCoverage } from './covering/list-coverage.ts';
import { endDelegation } from './delegations/end-delegation.ts';
import { listDelegations } from './delegations/list-delegations.ts';
import { startDelegation } from './delegations/start-delegation.ts';
import { changePerson } from './people/change-person.ts';
import { createPerson } from './people/create-person.ts';
import { getPerson } from './people/get-person.ts';
import { listPeople } from './people/list-people.ts';
import { rightsOperations } from './rights/public.ts';
import { unitOperations } from './units/public.ts';

/** People and rights: accounts of officials, what they may do and where. People, accounts, grants and units belong to the kernel and are
 * the same in both spaces; this system changes them in the official space only (0074). */
export const administrationSystem: System = {
  name: 'administration',
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  uploads: [campaignUpload],
  operations: [
    listPeople,
    getPerson,
    createPerson,
    changePerson,
    closeAccount,
    reopenAccount,
    inviteAgain,
    printInvitation,
    getCampaignTemplate,
    listCampaigns,
    getCampaign,
    listCampaignRows,
    startCampaign,
    decideCampaign,
    printCampaignLetters,
    ...rightsOperations,
    listCoverage,
    countCoverage,
    listDelegations,
    startDelegation,
    endDelegation,
    ...unitOperations,
  ],
  reactions: [],
  projections: [],
  jobs: [checkCampaign, runCampaign, countCoverageJob],
  deliveries: [sendInvitation],
  schedules: [countCoverageSchedule],
  measures: [thinStepsMeasure],
  permissions,
  seeds: [],
  layouts: [fileURLToPath(new URL('../layouts', import.meta.url))],
  subjects: [campaignSubjects],
};
