import words from '../uk/sign-in.json' with { type: 'json' };

export const texts = { portal: words };
