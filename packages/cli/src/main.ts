import { endOnStrayFaults, endWithFault } from '@dongbo/server';
import { Command, CommanderError } from 'commander';
import { registerAudit } from './commands/audit.ts';
import { registerBackup } from './commands/backup.ts';
import { registerClock } from './commands/clock.ts';
import { registerDemo } from './commands/demo.ts';
import { registerFiles } from './commands/files.ts';
import { registerFirstAdmin } from './commands/first-admin.ts';
import { registerForgetBrowsers } from './commands/forget-browsers.ts';
import { registerResetFactors } from './commands/reset-factors.ts';
import { registerLoad } from './commands/load.ts';
import { registerMeasures } from './commands/measures.ts';
import { registerMessages } from './commands/messages.ts';
import { registerPartner } from './commands/partner.ts';
import { registerProcedures } from './commands/procedures.ts';
import { registerProjections } from './commands/projections.ts';
import { registerRestore } from './commands/restore.ts';
import { registerRun } from './commands/run.ts';
import { registerSchedules } from './commands/schedules.ts';
import { connect } from './connect.ts';

endOnStrayFaults(process.env);

const program = new Command('dongbo')
  .description('Đồng Bộ: nền tảng chính quyền số hai cấp. Mọi lệnh có --json.')
  .helpOption('-h, --help', 'xem trợ giúp')
  .helpCommand('help [lệnh]', 'xem trợ giúp của một lệnh')
  .exitOverride()
  .showHelpAfterError(false);

registerRun(program);
registerProcedures(program, () => connect('procedures'));
registerPartner(program, () => connect('partner'));
registerFirstAdmin(program, () => connect('first-admin'));
registerForgetBrowsers(program, () => connect('forget-browsers'));
registerResetFactors(program, () => connect('reset-factors'));
registerClock(program);
registerAudit(program);
registerDemo(program);
registerBackup(program);
registerRestore(program);
registerFiles(program);
registerProjections(program);
registerMeasures(program, () => connect('measures'));
registerMessages(program, () => connect('messages'));
registerSchedules(program);
registerLoad(program);

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else endWithFault(error, process.env);
}
