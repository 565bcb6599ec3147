/** The number that papers carry behind a code: the old identifier of an agency, `000.00.00.H19`. It names who settles, not
 * another procedure. */
const agencySuffix = /^(\d\.\d{6})(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})$/;

/** A procedure's code without the identifier of an agency that papers append: `1.001193.000.00.00.H19` is `1.001193`. */
export const plainCode = (code: string): string => agencySuffix.exec(code.toUpperCase())?.[1] ?? code;

/** Under which codes a procedure may be found: its own, and the national one of which it is a local variant (`1.012753.H19`). */
export function codesOf(code: string): string[] {
  const plain = plainCode(code);
  return [plain, /^(\d\.\d{6})\./.exec(plain)?.[1] ?? plain];
}
