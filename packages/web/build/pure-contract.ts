import type { Plugin } from 'vite';

const contractFile = /\/packages\/contract\/src\/.*\.ts$/;
/** A call that explains a schema to readers of the description of the interface. */
const description = /\.describe\(\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"),?\s*\)/g;
const computed = new Set(['CallExpression', 'NewExpression', 'ObjectExpression', 'ArrayExpression']);

/** Tells the bundler that computing a constant of the contract has no effect but the constant. A rule of a form and its
 * schema stand in one file; without this word every page that uses the rule would carry the schema, and Zod with it
 * (24 KB compressed), only because building a schema looks to a bundler like a deed. What explains a schema is left out:
 * pages that carry one show nothing of it. */
export function pureContract(): Plugin {
  return {
    name: 'pure-contract',
    apply: 'build',
    transform(source, id) {
      if (!contractFile.test(id)) return null;
      const code = source.replaceAll(description, '');
      let marked = code;
      for (const statement of this.parse(code).body.toReversed()) {
        const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
        if (declaration?.type !== 'VariableDeclaration') continue;
        for (const { init } of declaration.declarations.toReversed()) {
          if (!init || !computed.has(init.type)) continue;
          const value = code.slice(init.start, init.end);
          marked = `${marked.slice(0, init.start)}/* @__PURE__ */ (() => (${value}))()${marked.slice(init.end)}`;
        }
      }
      return { code: marked, map: null };
    },
  };
}
