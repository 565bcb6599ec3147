import notices from '@dongbo/contract/texts/en/kernel/notices.json' with { type: 'json' };
import words from '../notices.json?en';

export const texts = { portal: words, notices };
