import { allEndpoints, contracts } from '@dongbo/contract/all';
import type { Plugin } from 'vite';

const listFile = /\/src\/(lib|ui\/[^/]+|app\/portal\/[^/]+|features\/[^/]+(\/[^/]+)*)\/endpoints\.ts$/;
const reexport = /export \{([^}]*)\} from '@dongbo\/contract(?:\/[a-z-]+)?';/g;

/** Replaces the re-exported endpoints of each `endpoints.ts` (both faces', the desk's, each part's, and those of pages that few open) by what a call over the wire needs (method, path, kind
 * of body): their schemas, and Zod with them, would be a quarter of the portal's first load, and the server checks
 * input and output anyway. Types stay those of the contract. */
export function wireEndpoints(): Plugin {
  return {
    name: 'wire-endpoints',
    enforce: 'pre',
    transform(code, id) {
      if (!listFile.test(id)) return null;
      const lists = [...code.matchAll(reexport)].map(([, list = '']) => list);
      if (lists.length === 0) this.error('endpoints.ts must hold nothing but re-exports from @dongbo/contract');
      const names = lists
        .flatMap((list) => list.split(','))
        .map((name) => name.trim())
        .filter(Boolean);
      return { code: names.map((name) => wireForm(name)).join('\n'), map: null };
    },
  };
}

function wireForm(name: string): string {
  const values = Object.values(contracts).map((contract) => contract[name]);
  const endpoint = allEndpoints.find((candidate) => values.includes(candidate));
  if (endpoint === undefined) throw new Error(`${name} is not an endpoint of the contract`);
  const { method, path, effect, body } = endpoint;
  // What the client asks of an endpoint, and no more.
  const wire = { name: endpoint.name, method, path, effect, body };
  return `export const ${name} = ${JSON.stringify(wire)};`;
}
