import { systemClock, type Clock } from './clock.ts';
export { type Clock, systemClock };

async function save(): Promise<void> {
  await Promise.resolve();
}

export function forget(): void {
  save();
}

export function loose(value: any): number {
  console.log(value);
  const list = [1];
  return list[0]!;
}

export function half(kind: 'paper' | 'online'): string {
  switch (kind) {
    case 'paper':
      return 'paper';
  }
  return '';
}

export default half;
