// What is generated for tasks that their author serialises (archives.mjs): the calls of the author's functions, in the
// container's process and in the client's.
import { ASYM_END, ASYM_START, archivedOf, waysOf } from './archives.mjs';
import { stemOf } from './names.mjs';
import { list } from './text.mjs';

// A container in AssemblyScript: functions that its entry points call for such a task.

function emitLoad({ method, name, archive }) {
  return [
    '/** Reads what a task has brought, before anything of the module sees it. Below zero when that cannot be read. */',
    `function load${stemOf(method)}(task: ${name}): i32 {`,
    '  const at = changetype<usize>(task);',
    `  const ar = changetype<ArchiveReader>(at + ${archive});`,
    '  if (ar.open(at)) {',
    '    task.loadStart(ar);',
    '    ar.close();',
    '  }',
    '  return ar.failure;',
    '}',
  ].join('\n');
}

function emitSave({ method, name, archive }) {
  return [
    '/** Writes what a task brings back, if it came from another process. */',
    `function save${stemOf(method)}(task: ${name}, result: i32): i32 {`,
    '  const at = changetype<usize>(task);',
    `  const ar = changetype<ArchiveWriter>(at + ${archive});`,
    '  if (result != 0 || !ar.open(at)) return result;',
    '  task.saveEnd(ar);',
    '  if (!ar.makeRoom()) return NO_ARCHIVE;',
    '  task.saveEnd(ar);',
    '  return result;',
    '}',
  ].join('\n');
}

function emitArrive(tasks) {
  return [
    'function arrive(task: usize): void {',
    '  switch (changetype<Task>(task).method) {',
    ...tasks.flatMap(({ method, name }) => [
      `    case Method.${method}:`,
      `      load${stemOf(method)}(changetype<${name}>(task));`,
      '      break;',
    ]),
    '  }',
    '}',
  ].join('\n');
}

const loads = (task) => task.flags.includes(ASYM_START);
const saves = (task) => task.flags.includes(ASYM_END);

/** True when what asks a module about a task has to let the task arrive first. */
export const arrives = ({ tasks, hooks }) =>
  tasks.some(loads) && (hooks.mapTaskToLane || hooks.getGroup || Object.keys(hooks.monitors).length > 0);

/** @returns {{ functions: string[], api: string[] }} and what they import */
export function emitArchives(module) {
  const [loading, saving] = [module.tasks.filter(loads), module.tasks.filter(saves)];
  return {
    functions: [
      ...loading.map(emitLoad),
      ...saving.map(emitSave),
      ...(arrives(module) ? [emitArrive(loading)] : []),
    ],
    api: [
      ...(loading.length > 0 ? ['ArchiveReader'] : []),
      ...(saving.length > 0 ? ['ArchiveWriter', 'NO_ARCHIVE'] : []),
      ...(arrives(module) ? ['Task'] : []),
    ],
  };
}

/** How `run` calls a method of such a task; undefined for another task. */
export function emitCall(task, call) {
  if (task === undefined || waysOf(task).length === 0) return undefined;
  const stem = stemOf(task.method);
  const result = saves(task) ? `save${stem}(changetype<${task.name}>(task), ${call})` : call;
  if (!loads(task)) return [`      return ${result};`];
  return [
    `      if (load${stem}(changetype<${task.name}>(task)) != 0) return BAD_ARCHIVE;`,
    `      return ${result};`,
  ];
}

// A container and a client in TypeScript.

/** What `run` of a container in TypeScript calls in place of the method, or undefined. */
export function emitTypeScriptCall(task, call) {
  if (task === undefined || waysOf(task).length === 0) return undefined;
  const stem = stemOf(task.method);
  const parts = waysOf(task).map(({ runtime }) => `${runtime}: (ar) => runtime.${runtime}${stem}(task, ar)`);
  return [
    `    case Method.${task.method}: {`,
    `      const task = new ${task.name}(runtime.link, at);`,
    `      return runtime.link.runArchived(at, ${task.archive}, () => ${call}, {`,
    ...parts.map((part) => `        ${part},`),
    '      });',
    '    }',
  ];
}

/** What makes a task arrive that a container in TypeScript is asked about. */
export function emitTypeScriptArrival(module) {
  if (!arrives(module)) return { call: [], functions: [] };
  const lines = [
    'function arrive(runtime: Runtime, at: number): void {',
    '  const { link } = runtime;',
    `  switch (link.u32[(at + ${module.abi.taskMethod}) >>> 2]) {`,
    ...module.tasks.filter(loads).flatMap(({ method, name, archive }) => {
      const load = `(ar) => runtime.loadStart${stemOf(method)}(new ${name}(link, at), ar)`;
      return [
        `    case Method.${method}:`,
        list('      link.arrive(', ['at', archive, load], ');'),
        '      break;',
      ];
    }),
    '  }',
    '}',
  ];
  return { call: ['  arrive(runtime, at);'], functions: [lines.join('\n')] };
}

/** Members of the generated client: what the author has to write, and where the link finds it. */
export function emitClientArchives(module) {
  const tasks = archivedOf(module);
  if (tasks.length === 0) return [];
  const parts = tasks.flatMap((task) =>
    waysOf(task).map(({ client, takes }) => {
      const type = takes === 'ArchiveReader' ? 'ArchiveWriter' : 'ArchiveReader';
      return `  protected abstract ${client}${stemOf(task.method)}(task: ${task.name}, ar: ${type}): void;`;
    }),
  );
  const rows = tasks.flatMap((task) => [
    `      ${task.id}: {`,
    `        archive: ${task.archive},`,
    ...waysOf(task).map(
      ({ client }) =>
        `        ${client}: (at, ar) => this.${client}${stemOf(task.method)}(new ${task.name}(this.link, at), ar),`,
    ),
    '      },',
  ]);
  const table = ['  override get archives(): TaskArchives {', '    return {', ...rows, '    };', '  }'].join(
    '\n',
  );
  return [...parts, table];
}

export const clientArchiveTypes = (module) => {
  const tasks = archivedOf(module);
  if (tasks.length === 0) return [];
  return [
    'TaskArchives',
    ...(tasks.some(loads) ? ['ArchiveWriter'] : []),
    ...(tasks.some(saves) ? ['ArchiveReader'] : []),
  ];
};
