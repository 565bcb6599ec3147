import notices from '@dongbo/contract/texts/vi/kernel/notices.json' with { type: 'json' };
import words from '../notices.json?vi';

export const texts = { portal: words, notices };
