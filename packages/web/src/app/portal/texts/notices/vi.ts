import notices from '@dongbo/contract/texts/vi/kernel/notices.json' with { type: 'json' };

export const texts = { notices };
