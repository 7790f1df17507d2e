// A client inside a task (specification: ContainerClient, serialised as its pool's id).
import { newChild } from './chimaera';

/**
 * A pool that a task brings along, and where calls to it go: `@IN next: ContainerClient`. TypeScript passes a client.
 */
//   CLIENT   0 poolLo u32 │ 4 poolHi u32 │ 8 query u32 │ 12 queryValue u32; no query has the word 0
@unmanaged
export class ContainerClient {
  poolLo: u32;
  poolHi: u32;
  query: u32;
  queryValue: u32;

  /**
   * A child task for a method of that pool, which goes where the client's query says; without one, to the container
   * that `query` and `value` choose. Null without memory.
   */
  newTask<T>(method: u32, query: u32 = 0, value: u32 = 0): T {
    const own = this.query != 0;
    const word = own ? this.query : query;
    const size = offsetof<T>() as u32;
    return changetype<T>(
      newChild(this.poolLo, this.poolHi, method, size, word, own ? this.queryValue : value),
    );
  }
}
