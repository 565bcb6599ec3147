import type { Language } from '@dongbo/contract';
import texts from './error-texts.json' with { type: 'json' };

/** Stable name of what is wrong; its sentences stand in error-texts.json. */
export type ClockErrorCode = keyof typeof texts;

type ClockErrorParams = Readonly<Record<string, string | number>>;

/** A value that the legal clock cannot work with. `message` is the English sentence. */
export class ClockError extends Error {
  override readonly name = 'ClockError';
  readonly code: ClockErrorCode;
  readonly params: ClockErrorParams;

  constructor(code: ClockErrorCode, params: ClockErrorParams) {
    super(fill(texts[code].en, params));
    this.code = code;
    this.params = params;
  }
}

/** What is wrong, in one line for a person. */
export function textOfClockError(error: ClockError, language: Language): string {
  return fill(texts[error.code][language], error.params);
}

function fill(template: string, params: ClockErrorParams): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
