import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { defineEvent } from './events.ts';
import { systemOf } from './systems.ts';

test.each([
  ['kernel.inbox.list', 'kernel'],
  ['procedures.dossier-submitted', 'procedures'],
])('%s belongs to %s', (name, system) => {
  expect(systemOf(name)).toBe(system);
});

test.each(['nobody.incoming.list', 'kernelinbox', 'kernel', 'kernel.', 'procedure.dossier.list', ''])(
  'a name of no system is an error everywhere: "%s"',
  (name) => {
    expect(() => systemOf(name)).toThrow('must begin with one of');
    expect(() => defineEvent(name, z.object({}))).toThrow('must begin with one of');
    expect(() =>
      defineEndpoint({
        name,
        summary: '',
        method: 'GET',
        path: '/x',
        access: 'person',
        input: z.object({}),
        output: z.object({}),
      }),
    ).toThrow('must begin with one of');
  },
);
