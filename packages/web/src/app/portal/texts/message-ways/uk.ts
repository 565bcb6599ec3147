import refusals from '@dongbo/contract/texts/uk/kernel/refusals-of-messages.json' with { type: 'json' };
import words from '../message-ways.json?uk';

export const texts = { portal: words, refusals };
