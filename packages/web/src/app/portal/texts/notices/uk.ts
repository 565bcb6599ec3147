import notices from '@dongbo/contract/texts/uk/kernel/notices.json' with { type: 'json' };
import words from '../notices.json?uk';

export const texts = { portal: words, notices };
