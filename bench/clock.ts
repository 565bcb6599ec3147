/*
 * How long a million due dates take on one core, and a hundred thousand with their day-by-day account. One JSON line a figure.
 * The questions are a fixed mix: every unit, receipts at all hours over three years, every fifth with one or two suspensions.
 */
import { dueAt, dueDate, loadCalendar, parseLimit, type ClockInput } from '@dongbo/kernel';

const calendar = loadCalendar();
const limits = ['3wd', '8wh', '10d', '2m', 'now', '0.5wd', '15wd', '30d', '1wd', '5wd'].map(parseLimit);
const first = Date.parse('2025-01-01T00:00:00+07:00');
const hour = 3_600_000;

function question(index: number): ClockInput {
  // A multiplier without a common factor with the three years in minutes spreads the receipts evenly.
  const receivedAt = new Date(first + ((index * 700_001) % (3 * 365 * 24 * 60)) * 60_000);
  const limit = limits[index % limits.length] ?? { unit: 'immediate', value: 0 };
  if (index % 5 !== 0) return { receivedAt, limit, calendar };
  const from = new Date(receivedAt.getTime() + 20 * hour);
  const suspensions = [{ from, to: new Date(from.getTime() + 50 * hour) }];
  if (index % 2 === 0) {
    suspensions.push({ from: new Date(from.getTime() + 70 * hour), to: new Date(from.getTime() + 80 * hour) });
  }
  return { receivedAt, limit, suspensions, policy: index % 3 === 0 ? 'restart' : 'shift', calendar };
}

function measure(figure: string, count: number, run: (input: ClockInput) => number): void {
  const questions = Array.from({ length: count }, (_, index) => question(index));
  // The sum keeps the engine from leaving out work whose result nobody reads, and shows that two runs agree.
  let sum = 0;
  const start = performance.now();
  for (const input of questions) sum += run(input);
  const seconds = (performance.now() - start) / 1000;
  const perSecond = Math.round(count / seconds);
  process.stdout.write(`${JSON.stringify({ figure, count, seconds: Number(seconds.toFixed(3)), perSecond, sum })}\n`);
}

measure('clock.due-at', 1_000_000, (input) => (dueAt(input)?.getTime() ?? 0) / 60_000);
measure('clock.due-date-explained', 100_000, (input) => dueDate(input).days.length);
