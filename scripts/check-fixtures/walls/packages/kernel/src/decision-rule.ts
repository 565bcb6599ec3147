import { readFileSync } from 'node:fs';

export const decide = (): string => readFileSync('answer', 'utf8');
