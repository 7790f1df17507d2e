// The engine without a host: one client and some workers, each a slot that the test enters and steps, on either build.
import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import {
  CALL_GET_GROUP,
  CALL_MAP_TASK_TO_LANE,
  CALL_NEW_STATE,
  CALL_REPLICATE,
  CALL_RUN,
  CALLS_PER_MODULE,
  RANGE_LOCAL,
  SELECT_ID,
  SUBDOMAIN_LOCAL,
  TASK_OUTCOME,
} from '../../assembly/abi/layout.js';
import { SLOT_REAPED } from '../../assembly/abi/slot-layout.js';
import { OUTCOME_OK } from '../../assembly/abi/status.js';
import { CREATE_POOL_PARAMS, CREATE_POOL_SIZE, DESTROY_POOL_SIZE } from '../../host/client/admin-fields.js';
import { type ModuleExports, NO_WORKER, SEGMENT_MAIN, SEGMENTS_BASE } from '../../host/engine/abi.js';
import {
  type Engine,
  instantiateEngine,
  instantiateModule,
  instantiateSingle,
} from '../../host/engine/instance.js';
import { encodeText } from '../../host/engine/views.js';
import type { PoolId } from '../../host/index.js';
import { encodeDescriptor } from '../../host/modules/descriptor.js';
import { parseManifest } from '../../host/modules/manifest.js';
import { Method as Admin } from '../../mods/admin/autogen/admin_methods.js';
import { ROOT } from './root.js';

export type Build = 'mt' | 'st';
const LOCAL = RANGE_LOCAL | (SELECT_ID << 8) | (SUBDOMAIN_LOCAL << 24);
const SEGMENT_MIB = 8;
const BYTES = SEGMENTS_BASE + 3 * SEGMENT_MIB * (1 << 20);

export class EngineHarness {
  readonly engine: Engine;
  readonly client: number;
  readonly workers: number[] = [];
  /** Reinforcement workers. */
  readonly learners: number[] = [];
  /** What modules asked of the host. */
  readonly requests: { kind: number; what: number }[] = [];
  /** What happens on other threads when the engine looks at the clock: a place to interleave. */
  onNow = () => {};
  private clockNs = 0;
  private modules = 0;

  constructor(
    private readonly build: Build,
    workerCount: number,
    turnBudget = 64,
    learners = 0,
    ringDepth = 64,
  ) {
    const module = new WebAssembly.Module(readFileSync(`${ROOT}/dist/engine.${build}.wasm`));
    const platform = {
      now: () => {
        this.onNow();
        return ++this.clockNs * 100;
      },
      wait: () => fail('wait'),
      runMethod: () => fail('runMethod'),
      cancelMethod: () => fail('cancelMethod'),
      mapTaskToLane: () => fail('mapTaskToLane'),
      monitor: () => fail('monitor'),
      getGroup: () => fail('getGroup'),
      place: () => fail('place'),
      replicateTask: () => fail('replicateTask'),
      syncModules: () => {}, // its modules are in the one table already
      request: (kind: number, what: number) => void this.requests.push({ kind, what: what >>> 0 }),
    };
    const pages = BYTES / 65536;
    this.engine =
      build === 'st'
        ? instantiateSingle(module, BYTES, platform)
        : instantiateEngine(
            module,
            new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true }),
            platform,
          );
    const mib = SEGMENT_MIB;
    const { exports } = this.engine;
    const status = exports.initialise(
      mib,
      mib,
      mib,
      0,
      workerCount,
      ringDepth,
      1000,
      turnBudget,
      0,
      64,
      1024,
      4,
      100,
      0,
      0,
      0,
      0,
      learners,
      1,
    );
    if (status !== 0) {
      throw new Error('not initialised');
    }
    for (let i = 0; i < workerCount; i++) this.workers.push(exports.attach(i, 1, 0, 0));
    for (let i = 0; i < learners; i++) this.learners.push(exports.attach(workerCount + i, 1, 0, 0));
    this.client = exports.attach(NO_WORKER, 1, 0, 0);
    exports.bootAdmin(this.load('mods/admin'), ...this.text('admin'));
  }

  /** Registers a built module and puts its code into the table; answers its index. */
  load(folder: string): number {
    const file = `${ROOT}/dist/${folder}/module.json`;
    const manifest = parseManifest(readFileSync(file, 'utf8'), file);
    const code = this.build === 'st' ? manifest.wasmSt : manifest.wasm;
    const wasm = new WebAssembly.Module(readFileSync(`${ROOT}/dist/${folder}/${code}`));
    const entry: ModuleExports = instantiateModule(wasm, this.engine);
    const base = this.modules++ * CALLS_PER_MODULE;
    this.engine.table.set(base + CALL_RUN, entry.run);
    this.engine.table.set(base + CALL_NEW_STATE, entry.new_state);
    if (entry.replicate) this.engine.table.set(base + CALL_REPLICATE, entry.replicate);
    if (entry.map_task_to_lane) this.engine.table.set(base + CALL_MAP_TASK_TO_LANE, entry.map_task_to_lane);
    const { bytes, methodCount } = encodeDescriptor(manifest);
    const blob = this.put(bytes);
    if (entry.get_group) this.engine.table.set(base + CALL_GET_GROUP, entry.get_group);
    const flags = (entry.map_task_to_lane ? 2 : 0) | (entry.get_group ? 4 : 0);
    const [name, length] = this.text(manifest.name);
    return this.engine.exports.registerModule(
      name,
      length,
      flags,
      entry.alloc_state(),
      blob,
      methodCount,
      bytes.length,
    );
  }

  /** Creates a pool of a module that is loaded. */
  createPool(name: string, containers: number, module = 'small_message', params?: Uint8Array): PoolId {
    const { exports, views } = this.engine;
    exports.enter(this.client);
    const task = exports.newTask(1, 0, Admin.kCreatePool, CREATE_POOL_SIZE, LOCAL, 0, 0) >>> 0;
    views.u32[(task + 136) >>> 2] = containers;
    this.setText(task, 144, name);
    this.setText(task, 152, module);
    if (params) this.setBytes(task, CREATE_POOL_PARAMS, params);
    this.finish(task);
    const pool = { lo: views.u32[(task + 120) >>> 2], hi: views.u32[(task + 124) >>> 2] };
    exports.freeTask(task);
    return pool;
  }

  /** Destroys a pool; its memory comes back later. */
  destroyPool({ lo, hi }: PoolId): void {
    const { exports, views } = this.engine;
    exports.enter(this.client);
    const task = exports.newTask(1, 0, Admin.kDestroyPool, DESTROY_POOL_SIZE, LOCAL, 0, 0) >>> 0;
    views.u32[(task + 120) >>> 2] = lo;
    views.u32[(task + 124) >>> 2] = hi;
    this.finish(task);
    exports.freeTask(task);
  }

  private finish(task: number): void {
    assert.equal(this.run([task]), [task]);
    assert.is(this.engine.views.u32[(task + TASK_OUTCOME) >>> 2], OUTCOME_OK);
  }

  /** UTF-8 in the main segment: address and length. */
  text(text: string): [number, number] {
    const bytes = encodeText(text);
    return [this.put(bytes), bytes.length];
  }

  /** Gives a task a string in the field at an offset. */
  setText(task: number, offset: number, text: string): void {
    this.setBytes(task, offset, encodeText(text));
  }

  setBytes(task: number, offset: number, bytes: Uint8Array): void {
    this.engine.views.u8.set(bytes, this.engine.exports.newString(task, offset, bytes.length) >>> 0);
  }

  /** Submits from the client's slot, steps the workers by turns until nothing is left, and answers what is done. */
  run(tasks: readonly number[]): number[] {
    const { exports } = this.engine;
    exports.enter(this.client);
    tasks.forEach((task, token) => {
      const status = exports.submit(task, token);
      if (status !== 0) throw new Error(`submit answered ${status}`);
    });
    this.settle();
    exports.enter(this.client);
    const reaped = ((exports.slotAt(this.client) >>> 0) + SLOT_REAPED) >>> 2;
    const count = exports.reap(1000);
    return [...this.engine.views.u32.subarray(reaped, reaped + count)];
  }

  /** Lets time go by. */
  pass(ns: number): void {
    this.clockNs += ns / 100;
  }

  get now(): number {
    return this.clockNs * 100;
  }

  /** Lets one worker have a turn. */
  step(worker: number): void {
    this.engine.exports.enter(this.workers[worker]);
    this.engine.exports.workSlice(1);
  }

  /** Steps every worker until a whole round finds nothing to do. */
  settle(): void {
    for (let round = 0; round < 10_000; round++) {
      let busy = 0;
      for (const worker of this.workers) {
        this.engine.exports.enter(worker);
        busy += this.engine.exports.workSlice(1);
      }
      if (busy === 0) return;
    }
    throw new Error('the workers do not come to rest');
  }

  private put(bytes: Uint8Array): number {
    const at = this.engine.exports.alloc(SEGMENT_MAIN, bytes.length + 8) >>> 0;
    this.engine.views.u8.set(bytes, at);
    return at;
  }
}

function fail(name: string): never {
  throw new Error(`the engine called ${name}`);
}
