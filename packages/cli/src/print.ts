export interface JsonOption {
  readonly json?: boolean;
}

/** Prints facts as one JSON line, or the text made from them for people. */
export function print<T>(facts: T, options: JsonOption, text: (facts: T) => string): void {
  process.stdout.write(options.json === true ? `${JSON.stringify(facts)}\n` : `${text(facts)}\n`);
}
