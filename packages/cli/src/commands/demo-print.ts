import type { Language } from '@dongbo/contract';
import type { ClockExplanation } from '@dongbo/contract/procedures';
import type { Step } from './demo-stage.ts';
import { demoText, type DemoText } from './demo-texts.ts';

const width = 110;

/** Breaks a text at blanks; every line after the first is indented. */
function wrap(text: string, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}

const minute = (instant: string): string => instant.replace('T', ' ').slice(0, 16);

/** Facts as words: instants to the minute, outcomes and checks by their text, names of steps in the language. */
function worded(step: Step, language: Language): Record<string, string | number> {
  const word = (key: string, value: string): string => {
    if (key === 'outcome' || key === 'check')
      return value === '' ? '' : demoText(language, `${key}.${value}` as DemoText);
    return key === 'dueAt' ? minute(value) : value;
  };
  return Object.fromEntries(
    Object.entries(step.facts).map(([key, value]) => {
      if (typeof value === 'number') return [key, value];
      return [key, typeof value === 'string' ? word(key, value) : value[language]];
    }),
  );
}

/** One step for a person: number, time taken, who, what. */
export function writeStep(number: number, step: Step, language: Language): string {
  const who = [demoText(language, `who.${step.who}`), step.name].filter((part) => part !== '').join(' ');
  const head = `${String(number).padStart(2)}  ${`${step.milliseconds} ms`.padStart(8)}  `;
  return head + wrap(`${who}: ${demoText(language, `step.${step.step}`, worded(step, language))}`, head.length);
}

/** The days that were counted, one line each. */
export function writeDays({ days }: ClockExplanation, language: Language): string {
  return days
    .map(
      ({ date, kind, minutes, rule }) =>
        `${' '.repeat(14)}${date}  ${kind.padEnd(8)} ${String(minutes).padStart(4)}  ${rule[language]}`,
    )
    .join('\n');
}
