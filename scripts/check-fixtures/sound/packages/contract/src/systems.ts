export const systemNames = ['kernel', 'procedures'];
