import { formatPhone, listSimulatedMessages, type OutputOf } from '@dongbo/contract';
import { formatInstant } from '@dongbo/kernel';
import type { Command } from 'commander';
import { print } from '../print.ts';
import { spaceOf, type Connect, type SpaceOption } from './space-option.ts';

interface MessagesOptions extends SpaceOption {
  readonly limit: string;
}

type Shown = OutputOf<typeof listSimulatedMessages>['items'][number];

const ofMessage = ({ channel, address, subject, text, at }: Shown): string =>
  [
    `${formatInstant(new Date(at))}  ${channel === 'sms' ? `Tin nhắn đến ${formatPhone(address)}` : `Thư đến ${address}`}`,
    ...(subject === null ? [] : [`  ${subject}`]),
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`.trimEnd()),
  ].join('\n');

/** Messages in the order in which they went, the newest last, as a terminal is read. */
export const writeMessages = (items: readonly Shown[]): string =>
  items.length === 0 ? 'Chưa có tin nào.' : items.toReversed().map(ofMessage).join('\n\n');

/** `messages`: what the simulated carriers were handed, for whoever tries the platform out. */
export function registerMessages(program: Command, connect: Connect): void {
  program
    .command('messages')
    .description('Tin nhắn và thư đã giao cho bộ gửi mô phỏng (không đi đâu cả), để xem khi trình diễn')
    .option('--limit <số>', 'nhiều nhất bao nhiêu tin', '20')
    .option('--trial', 'xem không gian thử nghiệm')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (options: MessagesOptions) => {
      await using connection = await connect();
      const found = await connection.run(listSimulatedMessages, { limit: options.limit }, spaceOf(options));
      print(found, options, ({ items }) => writeMessages(items));
    });
}
