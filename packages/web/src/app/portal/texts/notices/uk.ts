import notices from '@dongbo/contract/texts/uk/kernel/notices.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/uk/kernel/refusals-of-messages.json' with { type: 'json' };
import ways from '../message-ways.json?uk';
import words from '../notices.json?uk';

export const texts = { portal: { ...words, ...ways }, notices, refusals };
