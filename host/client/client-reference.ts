import { DomainQuery } from './domain-query.js';

/**
 * A client as it travels in a task (specification: ContainerClient::serialize). Every client is one; `bind` makes a
 * client of one.
 */
export interface ClientReference {
  readonly poolLo: number;
  readonly poolHi: number;
  /** Where the receiver should send its calls; left out = it knows itself. */
  readonly query?: DomainQuery | undefined;
}

//   CLIENT   0 poolLo u32 │ 4 poolHi u32 │ 8 query u32 │ 12 queryValue u32; no query has the word 0
export function readClient({ u32 }: { readonly u32: Uint32Array }, at: number): ClientReference {
  const [poolLo, poolHi, word, value] = u32.subarray(at >>> 2, (at >>> 2) + 4);
  return { poolLo, poolHi, query: word === 0 ? undefined : DomainQuery.of(word, value) };
}
