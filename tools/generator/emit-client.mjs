// autogen/<mod>_client_methods.ts: the calls of the module, from which <mod>_client.ts derives its Client.
import { arraysOf, inputsOf, isClient, outputsOf, tsType, usesBuffer, usesClient } from './access.mjs';
import { clientArchiveTypes, emitClientArchives } from './emit-archives.mjs';
import { resultOf } from './emit-views.mjs';
import { functionOf, stemOf } from './names.mjs';
import { importOf, list, withHeader } from './text.mjs';

const parametersOf = (task) => inputsOf(task).map((field) => `${field.name}: ${tsType(field)}`);
const argumentsOf = (task) => inputsOf(task).map((field) => field.name);

/** Only a task that may be replicated takes a query for several containers. */
const queryOf = (task) => `query: ${task.flags.includes('TF_REPLICA') ? 'AnyQuery' : 'DomainQuery'}`;

/** Allocates and fills a task: the part that all forms of a call share. */
function emitNewTask(task) {
  const fill = list(`    fill${stemOf(task.method)}(`, ['this.link', 'task', ...argumentsOf(task)], ');');
  return [
    list(`  private new${task.name}(`, [queryOf(task), ...parametersOf(task)], '): number {'),
    // before there is a task that would have to be freed
    ...arraysOf(inputsOf(task)).map(
      ({ name, length }) => `    this.link.checkLength('${name}', ${name}.length, ${length});`,
    ),
    `    const task = this.link.newTask(this, ${task.id}, ${task.size}, query, 0);`,
    ...(inputsOf(task).length > 0 ? [fill] : []),
    '    return task;',
    '  }',
  ].join('\n');
}

/** How the forms of a call differ: in their name, their result, and what they do with the filled task. */
function formsOf(task) {
  const [name, stem] = [functionOf(task.method), stemOf(task.method)];
  const [result, handle, read] = [resultOf(task), `TaskHandle<${task.name}>`, `read${stem}`];
  const of = (form, type, action, operand, parent = false) => ({ form, type, action, operand, parent });
  return [
    of(name, `Promise<${result}>`, 'send', read),
    of(`async${stem}`, handle, 'submit', task.name),
    of(`async${stem}Alloc`, handle, 'handle', task.name),
    of(`async${stem}Base`, handle, 'submit', task.name, true),
    of(`${name}Base`, `Promise<${result}>`, 'send', read, true),
    of(`${name}Sync`, result, 'sendSync', read),
  ];
}

function emitForm(task, { form, type, action, operand, parent }) {
  const parameters = [...(parent ? ['parent: RunContext'] : []), queryOf(task), ...parametersOf(task)];
  const operands = ['task', operand, ...(parent ? ['parent'] : [])];
  return [
    list(`  ${form}(`, parameters, `): ${type} {`),
    list(`    const task = this.new${task.name}(`, ['query', ...argumentsOf(task)], ');'),
    `    ${type === 'void' ? '' : 'return '}this.link.${action}(${operands.join(', ')});`,
    '  }',
  ].join('\n');
}

function emitCreate({ createParams }) {
  const parameters = [
    'query: DomainQuery',
    'affinity: AnyQuery',
    'poolName: string',
    'context?: CreateContext',
    ...(createParams === undefined ? [] : ['params?: Partial<CreateParams>']),
  ];
  const args = ['MODULE_NAME', 'query', 'affinity', 'poolName', 'context'];
  if (createParams !== undefined) args.push('encodeCreateParams(params)');
  const form = (name, type, target) => {
    const lines = [
      list(`  ${name}(`, parameters, `): ${type} {`),
      list(`    return this.${target}(`, args, ');'),
    ];
    return [...lines, '  }'].join('\n');
  };
  const handle = 'TaskHandle<PoolCreation>';
  return [form('create', 'Promise<this>', 'newPool'), form('asyncCreate', handle, 'asyncNewPool')];
}

const DESTROY = [
  '  destroy(query?: DomainQuery): Promise<void> {\n    return this.delPool(query);\n  }',
  '  asyncDestroy(query?: DomainQuery): TaskHandle<PoolDestruction> {\n    return this.asyncDelPool(query);\n  }',
];

function emitImports(module) {
  const { name, tasks, createParams, imports } = module;
  const types = ['AnyQuery', 'CreateContext', 'DomainQuery', 'PoolCreation', 'PoolDestruction', 'TaskHandle'];
  if (tasks.length > 0) types.push('RunContext');
  types.push(...clientArchiveTypes(module));
  if (usesBuffer(tasks.flatMap(inputsOf)) || tasks.some((t) => resultOf(t) === 'ShmBuffer'))
    types.push('ShmBuffer');
  if (usesClient(tasks.flatMap(inputsOf)) || tasks.some((t) => resultOf(t) === 'ClientReference'))
    types.push('ClientReference');
  const values = ['MODULE_NAME', 'TASKS'];
  const structs = new Set();
  if (createParams !== undefined) values.push('encodeCreateParams', 'type CreateParams');
  for (const task of tasks) {
    const stem = stemOf(task.method);
    if (inputsOf(task).length > 0) values.push(`fill${stem}`);
    values.push(`read${stem}`, task.name);
    if (resultOf(task) === `${stem}Result`) values.push(`type ${stem}Result`);
    const [result] = outputsOf(task).length === 1 ? outputsOf(task) : [];
    for (const field of [...inputsOf(task), ...(result ? [result] : [])]) {
      if (field.struct !== undefined && !isClient(field)) structs.add(`type ${field.type}`);
    }
  }
  values.push(...structs);
  return [
    importOf('import', ['ContainerClient'], imports.client),
    importOf('import type', types, imports.host),
    importOf('import', values, `./${name}_views.js`),
  ].join('\n');
}

/** @param {import('./repo.mjs').Module} module */
export function emitClient(module) {
  const describe =
    '  /** What the link to another process sends its tasks by. */\n  get module() {\n    return MODULE;\n  }';
  const methods = module.tasks.flatMap((task) => [
    emitNewTask(task),
    ...formsOf(task).map((form) => emitForm(task, form)),
  ]);
  const members = [describe, ...emitCreate(module), ...DESTROY, ...emitClientArchives(module), ...methods];
  return withHeader(
    ['chimaera_mod.yaml', `${module.name}_tasks.ts`],
    [
      emitImports(module),
      'const MODULE = { name: MODULE_NAME, tasks: TASKS };',
      `export abstract class ClientMethods extends ContainerClient {\n${members.join('\n\n')}\n}`,
    ],
  );
}
