import notices from '@dongbo/contract/texts/en/kernel/notices.json' with { type: 'json' };

export const texts = { notices };
