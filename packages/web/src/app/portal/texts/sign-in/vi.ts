import words from '../sign-in.json?vi';

export const texts = { portal: words };
