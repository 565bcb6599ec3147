import { formatInstant, readScheduleStates, type ScheduleState } from '@dongbo/kernel';
import type { Command } from 'commander';
import { connect } from '../connect.ts';
import { print, type JsonOption } from '../print.ts';

const stateOf = ({ closed, lateSeconds }: ScheduleState): string => {
  if (closed) return 'hệ thống đang đóng, chờ';
  return lateSeconds === 0 ? 'đúng lịch' : `trễ ${Math.ceil(lateSeconds)} giây`;
};

/** One line for each schedule and space, in columns. */
export function writeSchedules(states: readonly ScheduleState[]): string {
  const width = Math.max(0, ...states.map(({ name }) => name.length));
  return states
    .map((state) =>
      [
        state.space.padEnd(8),
        state.name.padEnd(width),
        `lần cuối: ${state.last === null ? 'chưa chạy' : formatInstant(state.last.due)}`.padEnd(35),
        `lần tới: ${formatInstant(state.next)}`,
        stateOf(state),
      ].join('  '),
    )
    .join('\n');
}

/** `schedules`: what recurs by the clock, when it was taken up last and when it comes next. */
export function registerSchedules(program: Command): void {
  program
    .command('schedules')
    .description('Việc chạy theo lịch: lần cuối, lần tới, có bị trễ không')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (options: JsonOption) => {
      await using connection = await connect('schedules');
      print(await readScheduleStates(connection.program.worker), options, writeSchedules);
    });
}
