import { LocalText, type Language } from '@dongbo/contract';
import { z } from 'zod';
import data from '../../data/catalogue/line-refusals.json' with { type: 'json' };

const texts = z.record(z.string(), LocalText).parse(data);

/** The sentence for a refused line's reason (`code` or `code: detail`). */
export function describeLineRefusal(reason: string, language: Language): string {
  const [, code = reason, detail = ''] = /^([a-z0-9-]+)(?:: (.*))?$/s.exec(reason) ?? [];
  return texts[code]?.[language].replaceAll('{detail}', () => detail) ?? reason;
}
