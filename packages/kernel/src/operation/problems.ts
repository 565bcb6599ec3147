import type { GeneralProblem } from '@dongbo/contract';

/** The operation refuses with one of its endpoint's codes; the transaction falls with it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  constructor(code: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

export interface FieldProblem {
  readonly path: string;
  readonly code: string;
}

/** One of the general problems: not found, not allowed, invalid input, conflict … "Not found" and "not yours to see"
 * are the same from outside. */
export class GeneralError extends Error {
  override readonly name = 'GeneralError';
  readonly code: GeneralProblem;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldProblem[];
  constructor(
    code: GeneralProblem,
    facts: Readonly<Record<string, unknown>> = {},
    fields: readonly FieldProblem[] = [],
  ) {
    super(code);
    this.code = code;
    this.facts = facts;
    this.fields = fields;
  }
}

export const notFound = (): never => {
  throw new GeneralError('not-found');
};
