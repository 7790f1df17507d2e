// autogen/<mod>_lib_exec.ts of a container in AssemblyScript: the functions that its wasm exports.
import { ASYM_START } from './archives.mjs';
import { arrives, emitArchives, emitCall } from './emit-archives.mjs';
import { functionOf, placeOf, stemOf } from './names.mjs';
import { PARTS, replicatedOf } from './replication.mjs';
import { importOf, withHeader } from './text.mjs';

/** The name of a method's task class, and the module's own ones among them. */
function taskClassOf(method) {
  if (method.custom) return `${stemOf(method.name)}Task`;
  return method.name === 'kCreate' ? 'CreateTask' : 'Task';
}

function emitImports(module, methods) {
  const { name, imports, hooks } = module;
  const isOwn = (method) => method.custom;
  const api = new Set([
    ...emitArchives(module).api,
    'RunContext',
    ...methods.filter((m) => !isOwn(m)).map(taskClassOf),
  ]);
  if (hooks.mapTaskToLane || hooks.getGroup || replicatedOf(module).length > 0) api.add('Task');
  if (Object.keys(hooks.monitors).length > 0) {
    api.add('MonitorContext');
    api.add('MonitorMode');
  }
  if (module.tasks.some(({ flags }) => flags.includes(ASYM_START))) api.add('BAD_ARCHIVE');
  const own = methods.filter(isOwn).map(taskClassOf);
  return [
    ...(imports.abi === imports.api
      ? [importOf('import', ['ABI_HASH', ...api], imports.api)]
      : [importOf('import', ['ABI_HASH'], imports.abi), importOf('import', api, imports.api)]),
    `import * as runtime from '../${name}_runtime';`,
    ...(own.length > 0 ? [importOf('import', own, `../${name}_tasks`)] : []),
    `import { Method } from './${name}_methods';`,
  ].join('\n');
}

/** Stores the bytes of a short text: a string literal would become a data segment. */
function emitName(name) {
  const bytes = new TextEncoder().encode(name);
  const view = new DataView(bytes.buffer);
  const stores = [];
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    const word = `0x${view.getUint32(at, true).toString(16).padStart(8, '0')}`;
    stores.push(`  store<u32>(at, ${word}${at > 0 ? `, ${at}` : ''});`);
  }
  for (; at < bytes.length; at++)
    stores.push(`  store<u8>(at, 0x${bytes[at].toString(16)}${at > 0 ? `, ${at}` : ''});`);
  return [
    `/** Writes "${name}" at \`at\` and answers its length in bytes. */`,
    'export function get_module_name(at: usize): u32 {',
    ...stores,
    `  return ${bytes.length};`,
    '}',
  ].join('\n');
}

function emitState({ hooks }) {
  const size = hooks.state ? 'offsetof<runtime.State>()' : '0';
  const state = hooks.state ? 'changetype<runtime.State>(state)' : 'state';
  const parts = [
    `export function alloc_state(): usize {\n  return ${size};\n}`,
    [
      'export function new_state(container: usize, task: usize, state: usize): i32 {',
      ...(hooks.newState ? [`  runtime.newState(${state}, container);`] : []),
      '  return 0;',
      '}',
    ].join('\n'),
  ];
  if (!hooks.delState) return parts;
  const head = 'export function del_state(container: usize, state: usize, unused: usize): i32 {';
  return [...parts, `${head}\n  runtime.delState(${state}, container);\n  return 0;\n}`];
}

function emitRun(methods, tasks) {
  const cases = methods.flatMap((method) => {
    const call = `runtime.${functionOf(method.name)}(changetype<${taskClassOf(method)}>(task), context)`;
    const task = tasks.find(({ id }) => id === method.id);
    return [`    case Method.${method.name}:`, ...(emitCall(task, call) ?? [`      return ${call};`])];
  });
  return [
    'export function run(method: u32, task: usize, rctx: usize): i32 {',
    '  const context = changetype<RunContext>(rctx);',
    '  switch (method) {',
    ...cases,
    '    default:',
    "      return -32768; // never: the engine looks into the module's method table first",
    '  }',
    '}',
  ].join('\n');
}

/** The part of each task in its replication; its numbers are REPLICATE_*, in the order of PARTS. */
function emitReplicate(tasks) {
  const all = [...PARTS.keys()];
  const cases = tasks.flatMap(({ method, name, parts }) => [
    `    case Method.${method}: {`,
    `      const task = changetype<${name}>(origin);`,
    ...(parts.some((part) => part.name.startsWith('dup'))
      ? [`      const dup = changetype<${name}>(replica);`]
      : []),
    '      switch (step & 0xff) {',
    ...parts.flatMap((part) => {
      const call = PARTS.get(part.name).call;
      const at = `        case ${all.indexOf(part.name)}:`;
      return part.answers
        ? [at, `          return ${call};`]
        : [at, `          ${call};`, '          return 0;'];
    }),
    '        default:',
    '          return 0;',
    '      }',
    '    }',
  ]);
  return [
    '/** The part of a task in its own replication. */',
    'export function replicate(step: u32, origin: usize, replica: usize): i32 {',
    '  const number = step >> 8;',
    '  switch (changetype<Task>(origin).method) {',
    ...cases,
    '    default:',
    '      return 0;',
    '  }',
    '}',
  ].join('\n');
}

/** A task that somebody asks about has to have arrived. */
const emitArrival = (module) => (arrives(module) ? '\n  arrive(task);' : '');

const emitMapTaskToLane = (
  module,
) => `export function map_task_to_lane(task: usize, container: usize, unused: usize): usize {${emitArrival(module)}
  return runtime.mapTaskToLane(changetype<Task>(task), container);
}`;

const emitGetGroup = (
  module,
) => `export function get_group(task: usize, container: usize, unused: usize): u64 {${emitArrival(module)}
  return runtime.getGroup(changetype<Task>(task), container);
}`;

function emitMonitor(methods, module) {
  const { monitors } = module.hooks;
  const cases = methods
    .filter(({ name }) => monitors[name] !== undefined)
    .flatMap((method) => [
      `    case Method.${method.name}:`,
      `      runtime.monitor${stemOf(method.name)}(mode, changetype<${taskClassOf(method)}>(task), asked);`,
      '      return 0;',
    ]);
  if (cases.length === 0) return [];
  return [
    [
      'export function monitor(mode: MonitorMode, method: u32, task: usize, context: usize): u32 {',
      `  const asked = changetype<MonitorContext>(context);${emitArrival(module)}`,
      '  switch (method) {',
      ...cases,
      '    default:',
      '      return 0; // never: the engine knows which methods have a monitor function',
      '  }',
      '}',
    ].join('\n'),
  ];
}

const PLACES = { lanes: 0, workers: 1 };

// A policy of either kind, or of both: the engine says what it asks for.
function emitOrchestrate({ places, state }) {
  if (places.length === 0) return [];
  const argument = state ? 'changetype<runtime.State>(state)' : '';
  const calls = places.map((what) => `  if (kind == ${PLACES[what]}) runtime.${placeOf(what)}(${argument});`);
  const head = 'export function orchestrate(kind: u32, state: usize): u32 {';
  return [[head, ...calls, '  return 0;', '}'].join('\n')];
}

/** @param {import('./repo.mjs').Module} module */
export function emitLibExecAssemblyScript(module) {
  const methods = module.methods.filter((m) => m.id >= 0);
  const replicated = replicatedOf(module);
  const sources = ['chimaera_mod.yaml', `${module.name}_tasks.ts`, `${module.name}_runtime.ts`];
  return withHeader(sources, [
    emitImports(module, methods),
    'export function is_chimaera_task(): u32 {\n  return ABI_HASH;\n}',
    emitName(module.name),
    ...emitState(module),
    ...emitArchives(module).functions,
    emitRun(methods, module.tasks),
    ...(module.hooks.mapTaskToLane ? [emitMapTaskToLane(module)] : []),
    ...(module.hooks.getGroup ? [emitGetGroup(module)] : []),
    ...emitMonitor(methods, module),
    ...emitOrchestrate(module.hooks),
    ...(replicated.length > 0 ? [emitReplicate(replicated)] : []),
  ]);
}
