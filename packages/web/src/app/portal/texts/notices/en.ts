import notices from '@dongbo/contract/texts/en/kernel/notices.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/en/kernel/refusals-of-messages.json' with { type: 'json' };
import ways from '../message-ways.json?en';
import words from '../notices.json?en';

export const texts = { portal: { ...words, ...ways }, notices, refusals };
