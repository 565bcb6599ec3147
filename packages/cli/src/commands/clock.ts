import { languages, type Language } from '@dongbo/contract';
import {
  ClockError,
  codeOfRules,
  defaultCalendarName,
  dueDate,
  formatInstant,
  loadCalendar,
  localDate,
  parseInstant,
  parseLimit,
  parseSuspension,
  supplementPolicies,
  textOfClockError,
  textOfRules,
  type Calendar,
  type ClockInput,
  type DueExplanation,
  type SupplementPolicy,
} from '@dongbo/kernel';
import { Option, type Command } from 'commander';
import { answerLines } from './clock-lines.ts';
import { writeTable } from './clock-table.ts';

interface ExplainOptions {
  readonly received?: string;
  readonly limit?: string;
  readonly suspend: readonly string[];
  readonly policy: SupplementPolicy;
  readonly calendar: string;
  readonly lang: Language;
  readonly stdin?: boolean;
  readonly json?: boolean;
}

/** One question to the clock as it stands on a line of JSON Lines. */
interface Question {
  readonly received: string;
  readonly limit: string;
  readonly suspend?: readonly string[];
  readonly policy?: SupplementPolicy;
}

/** `clock explain`: the due instant of a time limit and how each day counted. Needs no database. */
export function registerClock(program: Command): void {
  const clock = program.command('clock').description('Đồng hồ pháp lý: tính hạn trả kết quả');
  clock
    .command('explain')
    .description('Tính hạn trả và giải thích từng ngày; thời điểm không ghi múi giờ là giờ Việt Nam (+07:00)')
    .option('--received <time>', 'thời điểm tiếp nhận, ví dụ 2026-04-24T15:30')
    .option('--limit <limit>', 'thời hạn: 3wd ngày làm việc, 8wh giờ làm việc, 10d ngày, 2m tháng, now trả ngay')
    .option('--suspend <from..to>', 'khoảng tạm dừng, có thể lặp lại; bỏ trống vế sau nếu chưa kết thúc', collect, [])
    .addOption(
      new Option('--policy <policy>', 'khi tạm dừng: shift trừ thời gian tạm dừng, restart tính lại từ đầu')
        .choices(supplementPolicies)
        .default('shift'),
    )
    .option('--calendar <name>', 'lịch làm việc', defaultCalendarName)
    .addOption(new Option('--lang <language>', 'ngôn ngữ của lời giải thích').choices(languages).default('vi'))
    .option('--stdin', 'đọc câu hỏi từ đầu vào chuẩn, mỗi dòng một JSON {"received","limit","suspend","policy"}')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(explain);
}

async function explain(options: ExplainOptions): Promise<void> {
  try {
    const calendar = loadCalendar(options.calendar);
    if (options.stdin === true) {
      const allGood = await answerLines({
        input: process.stdin.setEncoding('utf8'),
        output: process.stdout,
        answer: (line) => answerJson(toInput(parseLine(line), options, calendar), options.lang),
        describe: (error) => describe(error, options.lang),
      });
      if (!allGood) process.exitCode = 2;
      return;
    }
    const { received, limit, suspend } = options;
    if (received === undefined || limit === undefined) return refuse(missing[options.lang]);
    const input = toInput({ received, limit, suspend }, options, calendar);
    process.stdout.write(
      options.json === true ? `${answerJson(input, options.lang)}\n` : writeTable(input, options.lang),
    );
  } catch (error) {
    if (!(error instanceof ClockError)) throw error;
    refuse(describe(error, options.lang));
  }
}

/** A day that was off by a decision nobody keeps would make the answer wrong without a word.
 * @throws ClockError `clock.year-not-kept` */
function refuseForgottenYear(receivedAt: Date, { name, keptFromYear: from }: Calendar): void {
  const year = Number(localDate(receivedAt).slice(0, 4));
  if (year < from) throw new ClockError('clock.year-not-kept', { year, name, from });
}

function toInput(question: Question, options: ExplainOptions, calendar: Calendar): ClockInput {
  const receivedAt = parseInstant(question.received);
  refuseForgottenYear(receivedAt, calendar);
  return {
    receivedAt,
    limit: parseLimit(question.limit),
    suspensions: (question.suspend ?? []).map(parseSuspension),
    policy: question.policy ?? options.policy,
    calendar,
  };
}

/** The answer as one line of JSON; `rule` is the stable codes, a colon, and the sentence. */
function answerJson(input: ClockInput, language: Language): string {
  const { dueAt, days }: DueExplanation = dueDate(input);
  return JSON.stringify({
    dueAt: dueAt === null ? null : formatInstant(dueAt),
    days: days.map(({ date, kind, minutes, rules }) => ({
      date,
      kind,
      minutes,
      rule: `${codeOfRules(rules)}: ${textOfRules(rules, language)}`,
    })),
  });
}

function parseLine(line: string): Question {
  const value: unknown = JSON.parse(line);
  if (isQuestion(value)) return value;
  throw new SyntaxError(
    `{"received": text, "limit": text, "suspend"?: [text], "policy"?: ${supplementPolicies.join('|')}}`,
  );
}

function isQuestion(value: unknown): value is Question {
  if (typeof value !== 'object' || value === null) return false;
  const { received, limit, suspend = [], policy = 'shift' }: Record<string, unknown> = { ...value };
  return (
    typeof received === 'string' &&
    typeof limit === 'string' &&
    Array.isArray(suspend) &&
    suspend.every((entry) => typeof entry === 'string') &&
    supplementPolicies.some((known) => known === policy)
  );
}

/** One line for what a person wrote wrongly; anything else is a fault of the program and goes on. */
function describe(error: unknown, language: Language): string {
  if (error instanceof ClockError) return textOfClockError(error, language);
  if (error instanceof SyntaxError) return error.message;
  throw error;
}

function refuse(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

const missing: Record<Language, string> = {
  vi: 'Cần --received và --limit, hoặc --stdin. Ví dụ: dongbo clock explain --received 2026-04-24T15:30 --limit 3wd',
  en: 'Give --received and --limit, or --stdin. Example: dongbo clock explain --received 2026-04-24T15:30 --limit 3wd',
  uk: 'Вкажіть --received і --limit або --stdin. Приклад: dongbo clock explain --received 2026-04-24T15:30 --limit 3wd',
};
