/** SQL that answers the quoted name of the schema in which pg_trgm lives, wherever an administrator has put it; open for a
 * further condition. */
export const trigramExtension = `select quote_ident(nspname) from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
  where extname = 'pg_trgm'`;
