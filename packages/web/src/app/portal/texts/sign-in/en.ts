import words from '../sign-in.json?en';

export const texts = { portal: words };
