import type { Language } from '@dongbo/contract';

const kilo = 1024;

/** The size of a file as people read it: "3 KB", "1,4 MB"; never a nought. */
export function fileSize(bytes: number, language: Language): string {
  const [size, unit] = bytes < kilo * kilo ? [Math.max(Math.ceil(bytes / kilo), 1), 'KB'] : [bytes / kilo / kilo, 'MB'];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: size < 10 ? 1 : 0 }).format(size)} ${unit}`;
}
