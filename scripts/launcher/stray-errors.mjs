// A Vitest reporter that writes how many errors happened outside any test (an unhandled rejection, a timer that threw after its
// test had ended) into the file that DONGBO_STRAY_ERRORS names: the report of tests does not hold them.
import { writeFileSync } from 'node:fs';

// oxlint-disable-next-line import/no-default-export -- Vitest loads a reporter by its default export
export default class StrayErrors {
  onTestRunEnd(_modules, unhandledErrors) {
    writeFileSync(process.env.DONGBO_STRAY_ERRORS, String(unhandledErrors.length));
  }
}
