// TODO one day
export const place = '/home/somebody/project';
