import { listUnits, spaces, type Space } from '@dongbo/contract';
import { allEndpoints } from '@dongbo/contract/all';
import { getDossier } from '@dongbo/contract/procedures';
import { rolesOf } from '@dongbo/kernel';
import type { LightMyRequestResponse } from 'fastify';
import { applicantName } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, inSpace, type Api, type Browser } from '../api-world.fixture.ts';
import { systemsWithSample } from '../systems.ts';
import { communeNamed, hold, personIdOf, signedIn } from './people.fixture.ts';
import { createSubject } from './subject.fixture.ts';
import type { Elsewhere, Sample, Subject } from './sample-row.fixture.ts';

/** The tables of `docs/who-may.md`, every pair against the assembled server, in both spaces: a role held at the unit that the
 * subject belongs to, at another commune, for the whole province, no longer anywhere, and for the whole province but asked in
 * the space where the subject is not; citizens; nobody. */
const named = (access: string) => allEndpoints.filter((one) => one.access === access).map(({ name }) => name);
/** What takes the draft away comes last. */
const personal = named('person').toSorted((a, b) => Number(a.endsWith('discard')) - Number(b.endsWith('discard')));
const roles = rolesOf(systemsWithSample);
const places = ['own', 'foreign', 'province', 'no unit', 'other space'] as const;
type Place = (typeof places)[number];
const other: Readonly<Record<Space, Space>> = { official: 'trial', trial: 'official' };

let api: Api;
const subjects = new Map<Space, Subject>();
const samples = new Map<Space, readonly Sample[]>();
const holders = new Map<string, Browser>();
const ids = { owner: '', stranger: '' };

beforeAll(async () => {
  api = await createApi();
  for (const space of spaces) {
    const subject = await createSubject(api, space);
    subjects.set(space, subject);
    samples.set(space, subject.samples);
  }
  await api.drain();
  ids.owner = await personIdOf(api, 'congdan2');
  ids.stranger = await personIdOf(api, 'congdan3');
  const { items: provinces } = await api.nobody.call(listUnits, { kind: 'province' });
  const own = await communeNamed(api, 'Phường Trấn Biên');
  const foreign = await communeNamed(api, 'Phường Tam Hiệp');
  const province = provinces[0]?.id ?? '';
  const units: Record<Place, string> = { own, foreign, province, 'no unit': province, 'other space': province };
  for (const { key } of roles) {
    for (const place of places) holders.set(`${key} ${place}`, await hold(api, key, units[place], place === 'no unit'));
  }
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

function subjectIn(space: Space): Subject {
  const subject = subjects.get(space);
  if (!subject) throw new Error(`Nothing was filed in ${space}`);
  return subject;
}

const samplesOf = (space: Space, name: string): readonly Sample[] => {
  const found = samples.get(space)?.filter(({ endpoint }) => endpoint.name === name) ?? [];
  if (found.length === 0) throw new Error(`${name} has no sample: add one to the rows of its system`);
  return found;
};

async function ask(browser: Browser, space: Space, { endpoint, input, bytes, before }: Sample) {
  await before();
  return await inSpace(browser, space).send(endpoint, input, bytes === null ? {} : { bytes });
}

/** May somebody with the role at this place come through to the subject? */
function comesThrough(elsewhere: Elsewhere, place: Place): boolean {
  if (elsewhere === 'anywhere') return true;
  if (elsewhere === 'province') return place === 'province';
  return place === 'own' || place === 'province';
}

interface Where {
  readonly asked: Space;
  readonly subject: Subject;
}

/** Nothing of the dossier and its owner. In the other space the same person has another dossier: there its code tells. */
function traceless({ body }: LightMyRequestResponse, { asked, subject }: Where, showsCode = false): boolean {
  const shows = (text: string): boolean => body.includes(text);
  if (subjects.get(asked) !== subject) return !shows(`"${subject.code}"`) && !shows(subject.fileId);
  return (showsCode || !shows(subject.code)) && !shows(applicantName) && !shows('075085000002');
}

type Wanted = Elsewhere | 'refused' | 'through' | 'signed out' | 'not an official';

const isRefusal = (response: LightMyRequestResponse): boolean =>
  response.statusCode === 403 && response.json<{ code: string }>().code === 'not-allowed';

/** What an answer must be like. */
const fits: Readonly<Record<Wanted, (response: LightMyRequestResponse, where: Where, sample: Sample) => boolean>> = {
  'signed out': ({ statusCode }) => statusCode === 401,
  'not an official': isRefusal,
  refused: isRefusal,
  // What the operation itself refuses is a matter of the dossier's state, not of who asks.
  through: ({ statusCode }) => statusCode === 200 || statusCode === 422,
  anywhere: ({ statusCode }) => statusCode === 200 || statusCode === 422,
  empty: (response, subject, { showsCode }) =>
    [200, 422].includes(response.statusCode) && traceless(response, subject, showsCode),
  zero: (response, subject) =>
    response.statusCode === 200 && response.json<{ total: number }>().total === 0 && traceless(response, subject),
  hidden: (response, subject) => [403, 404].includes(response.statusCode) && traceless(response, subject),
  province: ({ statusCode }) => statusCode === 403,
};

/** Asks, and says what does not fit, or null. */
async function misfit(browser: Browser, where: Where, sample: Sample, wanted: Wanted): Promise<object | null> {
  const response = await ask(browser, where.asked, sample);
  if (fits[wanted](response, where, sample)) return null;
  const { statusCode, body } = response;
  return { wanted, variant: sample.variant, statusCode, body: body.slice(0, 600) };
}

describe.each(spaces)('in the %s space', (space) => {
  const here = () => ({ asked: space, subject: subjectIn(space) });

  describe.each(named('official'))('%s', (name) => {
    test('is for nobody without a session, and not for citizens', async () => {
      for (const sample of samplesOf(space, name)) {
        expect(await misfit(api.nobody, here(), sample, 'signed out')).toBeNull();
        for (const id of [ids.owner, ids.stranger])
          expect(await misfit(await signedIn(api, id), here(), sample, 'not an official')).toBeNull();
      }
    });

    test.each(roles.map(({ key, permissions }) => ({ key, may: permissions.includes(name) })))(
      '$key: $may',
      async ({ key, may }) => {
        for (const place of places) {
          const browser = holders.get(`${key} ${place}`) ?? api.nobody;
          const asked = place === 'other space' ? other[space] : space;
          for (const sample of samplesOf(space, name)) {
            const { elsewhere } = sample;
            const allowed = may && place !== 'no unit';
            const without = place === 'other space' ? sample.otherSpace : elsewhere;
            const wanted = allowed ? (comesThrough(elsewhere, place) ? 'through' : without) : 'refused';
            const found = await misfit(browser, { asked, subject: subjectIn(space) }, sample, wanted);
            expect({ place, found }).toEqual({ place, found: null });
          }
        }
      },
    );
  });

  describe.each(personal)('%s', (name) => {
    test('is for nobody without a session', async () => {
      for (const sample of samplesOf(space, name))
        expect(await misfit(api.nobody, here(), sample, 'signed out')).toBeNull();
    });

    test('is nothing to another citizen, or to an official of any role', async () => {
      for (const sample of samplesOf(space, name)) {
        const { elsewhere } = sample;
        expect(await misfit(await signedIn(api, ids.stranger), here(), sample, elsewhere)).toBeNull();
        for (const { key } of roles) {
          const official = await hold(api, key, subjectIn(space).communeId);
          const found = await misfit(official, here(), sample, elsewhere);
          expect({ key, found }).toEqual({ key, found: null });
        }
      }
    });

    test('does not reach from one space into the other', async () => {
      const there = { asked: other[space], subject: subjectIn(space) };
      for (const sample of samplesOf(space, name))
        expect(await misfit(await signedIn(api, ids.owner), there, sample, sample.otherSpace)).toBeNull();
    });

    test('is there for its owner', async () => {
      for (const sample of samplesOf(space, name))
        expect(await misfit(await signedIn(api, ids.owner), here(), sample, 'through')).toBeNull();
    });
  });

  describe.each(named('public'))('%s', (name) => {
    test('shows nothing of a person to anybody', async () => {
      for (const sample of samplesOf(space, name)) {
        const strangers = [
          api.nobody,
          await signedIn(api, ids.stranger),
          await hold(api, 'auditor', subjectIn(space).communeId),
        ];
        for (const browser of strangers) expect(await misfit(browser, here(), sample, sample.elsewhere)).toBeNull();
      }
    });
  });

  test('none of all these calls moved the dossier', async () => {
    const head = inSpace(await api.as('truongphong.tranbien'), space);
    const { dossierId, code } = subjectIn(space);
    const dossier = await head.call(getDossier, { dossierId });
    expect(dossier).toMatchObject({ code, step: { id: 'assignment' }, assignee: null, result: null });
  });
});
