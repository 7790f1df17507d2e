// The link of a client in another process. To the client it is a pointer link: its tasks are in a memory of this process,
// on the process queue of an engine of its own. What is on that queue the uplink sends (socket-connection.ts).
import { TASK_CONTAINER } from '../../assembly/abi/layout.js';
import { ADMIN_POOL_HI, ADMIN_POOL_LO } from '../../assembly/abi/limits.js';
import { OK } from '../../assembly/abi/status.js';
import { MODULE_NAME, TASKS } from '../../mods/admin/autogen/admin_views.js';
import { type EngineExports, SEGMENT_MAIN } from '../engine/abi.js';
import type { Engine } from '../engine/instance.js';
import { encodeText } from '../engine/views.js';
import { ChimaeraError, statusError } from '../errors.js';
import { encodeDescriptor } from '../modules/descriptor.js';
import type { Platform } from '../platform/platform.js';
import type { TaskArchives } from './archive.js';
import { ClientArchives } from './client-archives.js';
import type { DomainQuery } from './domain-query.js';
import type { LinkOptions, LinkPlace, ParentTask } from './link-options.js';
import type { ModuleTasks } from './module-tasks.js';
import { PointerLink } from './pointer-link.js';

type Pool = Parameters<PointerLink['newTask']>[0] & {
  readonly module?: ModuleTasks;
  readonly archives?: TaskArchives | undefined;
};

/** Of the pool that every client knows without a client object of its own. */
const ADMIN: ModuleTasks = { name: MODULE_NAME, tasks: TASKS };

/** What the uplink is told. */
export interface Uplink {
  /** Something lies in the process queue. */
  submitted(): void;
  /** Copies of a periodic task were read. */
  read(task: number, count: number): void;
}

export class SocketLink extends PointerLink {
  /** Modules that this process has clients of, by their descriptions: their index in its engine. */
  private readonly modules = new Map<ModuleTasks, number>();
  private readonly archives = new ClientArchives();

  constructor(
    engine: Engine,
    platform: Platform,
    slot: number,
    options: LinkOptions & LinkPlace,
    uplink: Uplink,
  ) {
    super(
      { ...engine, exports: { ...engine.exports, ...listening(engine.exports, uplink) } },
      platform,
      slot,
      options,
    );
  }

  override newTask(pool: Pool, method: number, size: number, query: DomainQuery, flags: number): number {
    const task = super.newTask(pool, method, size, query, flags);
    const isAdmin = pool.poolLo === ADMIN_POOL_LO && pool.poolHi === ADMIN_POOL_HI;
    const module = isAdmin ? ADMIN : pool.module;
    if (!module) return task;
    const index = this.modules.get(module) ?? this.register(module, pool);
    this.u32[(task + TASK_CONTAINER) >>> 2] = index + 1;
    return task;
  }

  override errorOf(task: number): ChimaeraError | undefined {
    return this.archives.errorOf(task) ?? super.errorOf(task);
  }

  override post(task: number): void {
    const error = this.archives.pack(this, task);
    if (error === undefined) super.post(task);
    else {
      this.freeTask(task);
      throw error;
    }
  }

  protected override dispatch(task: number, token: number, parent?: ParentTask): void {
    const error = this.archives.pack(this, task);
    if (error === undefined) super.dispatch(task, token, parent);
    else this.refuse(task, token, error);
  }

  protected override received(count: number): number {
    for (let i = 0; i < count; i++) this.archives.unpack(this, this.u32[this.reapedIndex + i]);
    return count;
  }

  /** Not over a socket: while this thread blocks, nothing can come. */
  override sendSync<T>(task: number, read: (link: PointerLink, task: number) => T, deadlineMs?: number): T {
    if (this.platform.sharesThread) return super.sendSync(task, read, deadlineMs);
    this.freeTask(task);
    throw new ChimaeraError('CHI_E_BAD_ARGUMENT', {
      reason: 'a client in another process cannot block its thread: await the call instead',
    });
  }

  /** Takes all that is done, and submits what waited for room. */
  advance(): void {
    while (this.collect() !== 0);
    if (this.isOpen) this.retryAll();
  }

  /** Nothing need be looked for: whatever ends a task here is a message, and is followed by `advance`. */
  protected override arm(): void {
    this.calls.watch();
  }

  private register(module: ModuleTasks, client: Pool): number {
    const { exports } = this.engine;
    const methods = Object.fromEntries(module.tasks.map(({ method, id }) => [method, id]));
    const { bytes, methodCount } = encodeDescriptor({ methods, tasks: module.tasks });
    // Two builds of one module may have clients here: the runtime tells by the tasks' hashes, not by this name.
    const name = encodeText(`${this.modules.size} ${module.name}`);
    const at = exports.alloc(SEGMENT_MAIN, name.length + bytes.length + 8) >>> 0;
    if (at === 0) throw new ChimaeraError('CHI_E_NO_MEMORY', { segment: 'main' });
    const blob = (at + name.length + 7) & ~7;
    this.u8.set(name, at);
    this.u8.set(bytes, blob);
    const index = exports.registerModule(at, name.length, 0, 0, blob, methodCount, bytes.length);
    exports.free(at);
    if (index < 0) throw statusError(-index, { name: `module ${module.name}` });
    this.modules.set(module, index);
    this.archives.learn(index, client);
    return index;
  }
}

// The calls of the engine by which a link submits, and which the uplink hears of.
function listening(exports: EngineExports, uplink: Uplink): Partial<EngineExports> {
  const heard = (status: number) => {
    if (status === OK) uplink.submitted();
    return status;
  };
  return {
    submit: (task, token) => heard(exports.submit(task, token)),
    publish() {
      exports.publish();
      uplink.submitted();
    },
    cancelTask(target, token) {
      const cancel = exports.cancelTask(target, token);
      uplink.submitted();
      return cancel;
    },
    giveBack: (task, count) => uplink.read(task, count),
  };
}
