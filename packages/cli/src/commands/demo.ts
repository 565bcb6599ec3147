import { ProblemError, createClient, languages, type Language } from '@dongbo/contract';
import { demonstrationPassword } from '@dongbo/kernel';
import { Option, type Command } from 'commander';
import { print, type JsonOption } from '../print.ts';
import { fileDossier } from './demo-filing.ts';
import { DemoError, accounts, signInAll, type Person, type Who } from './demo-person.ts';
import { writeDays, writeStep } from './demo-print.ts';
import { fetchResult } from './demo-result.ts';
import { settleDossier } from './demo-settling.ts';
import { createStage, type Step } from './demo-stage.ts';
import { demoText } from './demo-texts.ts';

interface DemoOptions extends JsonOption {
  readonly url: string;
  readonly trial?: boolean;
  readonly out?: string;
  readonly lang: Language;
}

/** The server's address without a slash at its end. */
function addressOf({ url }: DemoOptions): string {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) throw new DemoError('fail.bad-url', { url }, 2);
  return address.href.replace(/\/+$/, '');
}

/** Does a server of this program answer there? */
async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) });
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && 'status' in body && body.status === 'ok';
  } catch {
    return false;
  }
}

async function gather(url: string, base: string): Promise<Readonly<Record<Who, Person>>> {
  if (!(await answers(url))) throw new DemoError('fail.no-server', { url }, 2);
  try {
    return await signInAll(base);
  } catch (cause) {
    if (!(cause instanceof ProblemError) || cause.problem.code !== 'session.wrong-credentials') throw cause;
    throw new DemoError('fail.no-accounts', { url }, 2);
  }
}

async function walk(options: DemoOptions): Promise<void> {
  const { lang } = options;
  const url = addressOf(options);
  const base = `${url}${options.trial === true ? '/trial' : ''}/api`;
  const people = await gather(url, base);
  const steps: Step[] = [];
  const say = (text: string): void => {
    if (options.json !== true) process.stdout.write(`${text}\n`);
  };
  const space = options.trial === true ? 'trial' : 'official';
  say(`${demoText(lang, 'title', { url })} (${demoText(lang, `space.${space}`)})\n`);
  const stage = createStage(people, createClient({ base }), (step) => {
    steps.push(step);
    say(writeStep(steps.length, step, lang));
  });
  const { dossier, childName } = await fileDossier(stage);
  const explained = await settleDossier(stage, dossier, childName, (days) => say(writeDays(days, lang)));
  const result = await fetchResult(stage, dossier, options.out);
  const milliseconds = steps.reduce((sum, step) => sum + step.milliseconds, 0);
  const { code } = dossier;
  const { dueAt } = explained.summary;
  print(
    { url, space, code, dueAt, days: explained.days, steps, result, milliseconds },
    options,
    () =>
      `\n${demoText(lang, 'end', {
        count: steps.length,
        seconds: (milliseconds / 1000).toFixed(1),
        url: `${url}${options.trial === true ? '/trial' : ''}`,
        username: accounts.citizen,
        password: demonstrationPassword,
        code,
      })}`,
  );
  if (!result.valid) process.exitCode = 1;
}

/** One line for a person instead of a stack. */
function failureOf(error: unknown): DemoError {
  if (error instanceof DemoError) return error;
  if (!(error instanceof ProblemError)) throw error;
  const { code, facts, fields } = error.problem;
  const detail = facts ?? fields;
  return new DemoError('fail.refused', { code, facts: detail ? JSON.stringify(detail) : '' });
}

/** `demo`: walks one real dossier through a running server over HTTP, from search to the signed result. Exit code 1:
 * a step failed; 2: there is nothing to walk through. */
export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('Đưa một hồ sơ thật đi từ tìm thủ tục đến kết quả đã ký, qua HTTP, trên máy chủ đang chạy')
    .option('--url <địa chỉ>', 'máy chủ đang chạy', 'http://127.0.0.1:8080')
    .option('--trial', 'không gian thử nghiệm')
    .option('--out <thư mục>', 'nơi lưu kết quả; mặc định là một thư mục tạm')
    .addOption(new Option('--lang <ngôn ngữ>', 'ngôn ngữ của lời kể').choices(languages).default('vi'))
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (options: DemoOptions) => {
      try {
        await walk(options);
      } catch (error) {
        const { key, facts, exitCode } = failureOf(error);
        process.stderr.write(`${demoText(options.lang, key, facts).trim()}\n`);
        process.exitCode = exitCode;
      }
    });
}
