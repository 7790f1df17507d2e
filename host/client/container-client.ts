import { ADMIN_POOL_HI, ADMIN_POOL_LO } from '../../assembly/abi/limits.js';
import * as codes from '../../mods/admin/admin_codes.js';
import { Method as Admin } from '../../mods/admin/autogen/admin_methods.js';
import {
  CreatePoolTask,
  DestroyPoolTask,
  fillCreatePool,
  fillDestroyPool,
} from '../../mods/admin/autogen/admin_views.js';
import { ChimaeraError, outcomeError } from '../errors.js';
import { CREATE_POOL_PARAMS, CREATE_POOL_SIZE, DESTROY_POOL_SIZE } from './admin-fields.js';
import type { TaskArchives } from './archive.js';
import type { CallOptions } from './call-options.js';
import type { ClientReference } from './client-reference.js';
import { type AnyQuery, DomainQuery } from './domain-query.js';
import type { PointerLink } from './pointer-link.js';
import type { TaskHandle } from './task-handle.js';

/** Id of a pool, unique in the whole system: 64 bits in two halves. */
export interface PoolId {
  readonly lo: number;
  readonly hi: number;
}

/** What a pool's creation may say beside its module's own parameters. */
export interface CreateContext {
  /** The wanted id; left out = the null id, and the runtime chooses. */
  poolId?: PoolId;
  /** Containers to make; left out = one for each node of the affinity. */
  containers?: number;
}

/** A client object as `new Client(…)` takes it: a runtime, an attached client, or a TypeScript container. */
export interface LinkSource {
  readonly link: PointerLink;
}

const ADMIN_POOL = { poolLo: ADMIN_POOL_LO, poolHi: ADMIN_POOL_HI };

/** The client side of a module's pools: bound to one pool after `create` or `bind`. */
export abstract class ContainerClient {
  readonly link: PointerLink;
  /** What `with` said of its calls. */
  readonly options: CallOptions | undefined = undefined;
  poolLo = 0;
  poolHi = 0;

  constructor(source: LinkSource) {
    this.link = source.link;
  }

  /** How tasks travel whose author serialises them. */
  get archives(): TaskArchives | undefined {
    return undefined;
  }

  /** The bound pool's id. */
  get poolId(): PoolId {
    return { lo: this.poolLo, hi: this.poolHi };
  }

  /** This client with options for its calls: `await client.with({ deadlineMs: 50 }).md(query, 1)`. */
  with(options: CallOptions): this {
    const client = Object.create(this);
    client.options = { ...this.options, ...options };
    return client;
  }

  /** Binds this client to a pool that exists: by its id, or to that of a client that came with a task. */
  bind(pool: PoolId | ClientReference): this {
    const { lo, hi } = 'lo' in pool ? pool : { lo: pool.poolLo, hi: pool.poolHi };
    this.poolLo = lo;
    this.poolHi = hi;
    return this;
  }

  /**
   * Creates a pool, or finds the one of that name, and binds this client to it.
   * @param query where admin runs the creation
   * @param affinity the nodes that hold containers
   * @throws CHI_E_UNKNOWN_MODULE, CHI_E_EXISTS, CHI_E_NO_MEMORY, or what a container's kCreate failed with
   */
  protected async newPool(
    moduleName: string,
    query: DomainQuery,
    affinity: AnyQuery,
    poolName: string,
    context?: CreateContext,
    params: Uint8Array = new Uint8Array(0),
  ): Promise<this> {
    const task = this.newPoolTask(moduleName, query, affinity, poolName, context, params);
    const id = await this.link.send(task, readPoolId).catch((error) => {
      throw explain(error, moduleName, poolName);
    });
    return this.bind(id);
  }

  /** Like `newPool`, but answers the task; `bind` with the id that it brings. */
  protected asyncNewPool(
    moduleName: string,
    query: DomainQuery,
    affinity: AnyQuery,
    poolName: string,
    context?: CreateContext,
    params: Uint8Array = new Uint8Array(0),
  ): TaskHandle<CreatePoolTask> {
    const task = this.newPoolTask(moduleName, query, affinity, poolName, context, params);
    return this.link.submit(task, CreatePoolTask);
  }

  private newPoolTask(
    moduleName: string,
    query: DomainQuery,
    affinity: AnyQuery,
    poolName: string,
    context: CreateContext = {},
    params: Uint8Array = new Uint8Array(0),
  ): number {
    const { link } = this;
    const task = link.newTask(
      { ...ADMIN_POOL, options: this.options },
      Admin.kCreatePool,
      CREATE_POOL_SIZE,
      query,
      0,
    );
    const { lo, hi } = context.poolId ?? { lo: 0, hi: 0 };
    const count = context.containers ?? 0;
    fillCreatePool(link, task, lo, hi, affinity.word, affinity.value, count, poolName, moduleName, '');
    if (params.length > 0) link.setBytes(task, CREATE_POOL_PARAMS, params);
    return task;
  }

  /** Destroys the bound pool: what it has queued ends NotExecuted(PoolDestroyed). */
  protected async delPool(query?: DomainQuery): Promise<void> {
    await this.link.send(this.delPoolTask(query), readNothing).catch((error) => {
      throw explain(error, '', `${this.poolLo}.${this.poolHi}`);
    });
  }

  /** Like `delPool`, but answers the task. */
  protected asyncDelPool(query?: DomainQuery): TaskHandle<DestroyPoolTask> {
    return this.link.submit(this.delPoolTask(query), DestroyPoolTask);
  }

  private delPoolTask(query = DomainQuery.localId(0)): number {
    const task = this.link.newTask(
      { ...ADMIN_POOL, options: this.options },
      Admin.kDestroyPool,
      DESTROY_POOL_SIZE,
      query,
      0,
    );
    fillDestroyPool(this.link, task, this.poolLo, this.poolHi);
    return task;
  }
}

function readNothing(): void {}

function readPoolId(link: PointerLink, task: number): PoolId {
  const view = new CreatePoolTask(link, task);
  return { lo: view.poolIdLo, hi: view.poolIdHi };
}

// Admin answers failed(code); callers want to read what was wrong.
function explain(error: unknown, module: string, pool: string): unknown {
  if (!(error instanceof ChimaeraError) || error.code !== 'CHI_E_APP') return error;
  const code = Number(error.fields.returnCode);
  switch (code) {
    case codes.ADMIN_UNKNOWN_MODULE:
      return new ChimaeraError('CHI_E_UNKNOWN_MODULE', { module });
    case codes.ADMIN_OTHER_MODULE:
      return new ChimaeraError('CHI_E_EXISTS', { name: `${pool}, a pool of another module` });
    case codes.ADMIN_ID_TAKEN:
      return new ChimaeraError('CHI_E_EXISTS', { name: `the pool id wanted for ${pool}` });
    case codes.ADMIN_NO_MEMORY:
      return new ChimaeraError('CHI_E_NO_MEMORY', { segment: 'runtime_data', pool });
    case codes.ADMIN_BAD_ARGUMENT:
      return new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason: 'name or number of containers', pool });
    case codes.ADMIN_UNKNOWN_POOL:
      return new ChimaeraError('CHI_E_UNKNOWN_POOL', { pool });
    case codes.ADMIN_CREATION_FAILED:
      return new ChimaeraError('CHI_E_NOT_FOUND', {
        name: `${pool}, whose creation by another client failed`,
      });
    default: {
      const outcome = code - codes.ADMIN_OUTCOME;
      const fields = { ...error.fields, module, pool };
      if (outcome < 0 || outcome > 0xffff) return new ChimaeraError('CHI_E_APP', fields);
      return outcomeError(outcome, 0, fields);
    }
  }
}
