export const generators = [{ file: 'docs/answer.txt', produce: () => Promise.resolve('forty-two\n') }];
