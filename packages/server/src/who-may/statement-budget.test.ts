import { listMeasures, type Endpoint } from '@dongbo/contract';
import { allEndpoints } from '@dongbo/contract/all';
import { listLateSoon, searchProcedures } from '@dongbo/contract/procedures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, type Api } from '../api-world.fixture.ts';
import { liveThrough } from './whole-life.fixture.ts';
import type { Measured } from './witness.fixture.ts';

/** Statements of a write, everything counted: the look-up of the session, begin, the record with the request id, commit. */
const mostOfWrite = 12;
/** Statements of a list or count itself. The look-up of the session and the record of who read personal data belong to the
 * house, one each. */
const mostOfList = 2;
/** A dossier that left the straight way is read whole by a second statement (0067), so that the first, which every dossier pays, asks for less:
 * once in an operation that reads one. */
const ofWaysBeside = / as proposal,/;

const ofTheHouse = /from session|select record_act\(|insert into audit_entry/;
/** Of any other read, everything counted. */
const mostOfRead = 5;
/** Figures of all systems are read one by one, so that none knows the tables of another; then the names of the units. */
const mostOfMeasures = () => api.program.measures.length + 1;

/** The revision of the catalogue, its index once after each change, papers where no name answers well, and what is shown. */
const mostOfSearch = 4;

/** What is due soon, those dossiers, the pace of their steps, who could have them, and what those have in hand: for heads, now and then. */
const mostOfForecast = 5;

const budgetOfList = (name: string): number => {
  if (name === listMeasures.name) return mostOfMeasures();
  if (name === listLateSoon.name) return mostOfForecast;
  return name === searchProcedures.name ? mostOfSearch : mostOfList;
};

let api: Api;
let measured: readonly Measured[];
beforeAll(async () => {
  api = await createApi();
  measured = await liveThrough(api);
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

/** Many things in one answer: a list, a search, a count. */
const isList = ({ effect, name, output }: Endpoint): boolean =>
  effect === 'read' && (/\.(list|search|count|facets|popular)$/.test(name) || 'items' in Object(Object(output).shape));

interface Overspent {
  readonly name: string;
  readonly variant: string;
  readonly count: number;
  readonly statements: readonly string[];
}

/** Calls beyond their budget, with what they sent. */
function overspent(calls: readonly Measured[]): Overspent[] {
  return calls.flatMap(({ endpoint, variant, statements }) => {
    const whole = statements.findIndex((text) => ofWaysBeside.test(text));
    const straight = statements.filter((_text, index) => index !== whole);
    const counted = isList(endpoint) ? straight.filter((text) => !ofTheHouse.test(text)) : straight;
    const ofRead = isList(endpoint) ? budgetOfList(endpoint.name) : mostOfRead;
    const most = endpoint.effect === 'write' ? mostOfWrite : ofRead;
    if (counted.length <= most) return [];
    return [{ name: endpoint.name, variant, count: counted.length, statements: counted }];
  });
}

/** What has an address; the terminal's own operations are rare and wait for nobody. */
const overHttp = allEndpoints.filter(({ access }) => access !== 'system');

const unmeasured = (endpoints: readonly Endpoint[], calls: readonly Measured[]): string[] => {
  const seen = new Set(calls.map(({ endpoint }) => endpoint.name));
  return endpoints.filter(({ name }) => !seen.has(name)).map(({ name }) => name);
};

test('every operation of the contract was carried out and counted', () => {
  expect(unmeasured(overHttp, measured)).toEqual([]);
});

describe.each(overHttp)('$name', ({ name }) => {
  test('keeps to its budget of statements', () => {
    expect(overspent(measured.filter(({ endpoint }) => endpoint.name === name))).toEqual([]);
  });
});

test('lists are known for what they are', () => {
  const lists = allEndpoints.filter(isList).map(({ name }) => name);
  expect(lists).toEqual(
    expect.arrayContaining([
      'kernel.inbox.list',
      'kernel.inbox.count',
      'procedures.dossier.list',
      'kernel.colleague.list',
    ]),
  );
  expect(lists).not.toContain('procedures.dossier.get');
});

describe('the guard', () => {
  const first = (wanted: (endpoint: Endpoint) => boolean): Measured => {
    const found = measured.find(({ endpoint }) => wanted(endpoint));
    if (!found) throw new Error('Nothing was measured');
    return found;
  };

  test('names a write that sends thirteen, and a list that sends three', () => {
    const write = first(({ effect }) => effect === 'write');
    const list = first(isList);
    const more = (one: Measured, count: number): Measured => ({
      ...one,
      statements: Array.from({ length: count }, () => 'select 1'),
    });
    expect(overspent([more(write, mostOfWrite), more(list, mostOfList)])).toEqual([]);
    expect(overspent([more(write, mostOfWrite + 1)])).toMatchObject([{ name: write.endpoint.name, count: 13 }]);
    expect(overspent([more(list, mostOfList + 1)])).toMatchObject([{ name: list.endpoint.name, count: 3 }]);
  });

  test('names an operation that nobody measured', () => {
    const { endpoint } = first(isList);
    const forgotten = { ...endpoint, name: 'procedures.dossier.forgotten' };
    expect(unmeasured([...overHttp, forgotten], measured)).toEqual([forgotten.name]);
  });
});
