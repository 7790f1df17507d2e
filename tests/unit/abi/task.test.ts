// Module code sees tasks and the run context as classes, the engine as offsets: both mean the same bytes.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { membersOfTask } from '#tools/generator/base-task.mjs';
import * as layout from '../../../assembly/abi/layout.js';
import * as monitor from '../../../assembly/abi/monitor-layout.js';
import * as slot from '../../../assembly/abi/slot-layout.js';
import { compile } from '../../support/asc.js';

const test = suite('classes of the module API');

const { TASK_HEADER_SIZE } = layout;

/** Class → its fields in order, each with the constant of the engine. */
const CLASSES: Record<string, { size: number; fields: Record<string, number> }> = {
  Task: {
    size: TASK_HEADER_SIZE,
    fields: {
      _state: layout.TASK_STATE,
      _next: layout.TASK_NEXT,
      poolLo: layout.TASK_POOL_LO,
      poolHi: layout.TASK_POOL_HI,
      method: layout.TASK_METHOD,
      flags: layout.TASK_FLAGS,
      query: layout.TASK_QUERY,
      queryValue: layout.TASK_QUERY_VALUE,
      nodeRootLo: layout.TASK_ROOT_LO,
      nodeRootHi: layout.TASK_ROOT_HI,
      nodeDepth: layout.TASK_DEPTH,
      _load: layout.TASK_LOAD,
      taskSize: layout.TASK_SIZE,
      _owner: layout.TASK_OWNER,
      _token: layout.TASK_TOKEN,
      returnCode: layout.TASK_RETURN_CODE,
      outcome: layout.TASK_OUTCOME,
      _container: layout.TASK_CONTAINER,
      _frame: layout.TASK_FRAME,
      _parent: layout.TASK_PARENT,
      _waiting: layout.TASK_WAITING,
      _stamp: layout.TASK_STAMP,
      _link: layout.TASK_LINK,
      _lane: layout.TASK_LANE,
      _deadline: layout.TASK_DEADLINE,
      _timer: layout.TASK_TIMER,
      _cancel: layout.TASK_CANCEL,
      laneHash: layout.TASK_LANE_HASH,
      _holds: layout.TASK_HOLDS,
    },
  },
  CreateTask: {
    size: layout.CREATE_TASK_SIZE,
    fields: { params: layout.CREATE_PARAMS, containers: layout.CREATE_CONTAINERS },
  },
  RunContext: {
    size: slot.RCTX_WORKER + 4,
    fields: {
      taskAddress: slot.RCTX_TASK,
      containerAddress: slot.RCTX_CONTAINER,
      laneAddress: slot.RCTX_LANE,
      worker: slot.RCTX_WORKER,
    },
  },
  MonitorContext: {
    size: monitor.MONITOR_FEATURES + 24,
    fields: {
      taskAddress: monitor.MONITOR_TASK,
      containerAddress: monitor.MONITOR_CONTAINER,
      laneAddress: monitor.MONITOR_LANE,
      worker: monitor.MONITOR_WORKER,
      replicasAddress: monitor.MONITOR_REPLICAS,
      replicaCount: monitor.MONITOR_REPLICA_COUNT,
      cpuNs: monitor.MONITOR_CPU_NS,
      ioNs: monitor.MONITOR_IO_NS,
      feature0: monitor.MONITOR_FEATURES,
      feature1: monitor.MONITOR_FEATURES + 8,
      feature2: monitor.MONITOR_FEATURES + 16,
    },
  },
};

test('every field lies where the engine has it', async () => {
  const functions = Object.entries(CLASSES).flatMap(([name, { fields }]) => [
    `export function ${name}(): usize { return offsetof<api.${name}>(); }`,
    ...Object.keys(fields).map(
      (field) => `export function ${name}_${field}(): usize { return offsetof<api.${name}>('${field}'); }`,
    ),
  ]);
  const source = `import * as api from '../../assembly/module/index';\n${functions.join('\n')}\n`;
  const bytes = await compile({ 'mods/virtual/main.ts': source });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const call = (name: string) => (exports[name] as () => number)();
  for (const [name, { size, fields }] of Object.entries(CLASSES)) {
    assert.is(Math.ceil(call(name) / 8) * 8, size, name);
    for (const [field, offset] of Object.entries(fields)) {
      assert.is(call(`${name}_${field}`), offset, `${name}.${field}`);
    }
  }
});

test('no field of Task is missing here', () => {
  assert.equal([...membersOfTask()], Object.keys(CLASSES.Task.fields));
});

test.run();
