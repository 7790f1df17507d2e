// The part that a task with TF_REPLICA has in its own replication (specification: ReplicateStart, Dup, DupEnd,
// ReplicateEnd): methods of its class, or, of a module in TypeScript, of the class Runtime with the task's name behind.
import path from 'node:path';
import { isOutput } from './access.mjs';
import { stemOf } from './names.mjs';
import { NodeKind } from './source.mjs';

/** @typedef {{ name: string, answers: boolean }} Part `answers`: returns an i32, below zero for failed(code) */

/**
 * In the order of the numbers REPLICATE_*. `own` are the parameters in a task class, `parameters` those in Runtime,
 * `call` how AssemblyScript calls it. All but dupEnd have a default that is right: a copy of all fields, and nothing.
 */
export const PARTS = new Map([
  [
    'replicateStart',
    { own: ['count: u32'], parameters: ['task', 'number'], call: 'task.replicateStart(number)' },
  ],
  ['dup', { own: ['origin: TASK'], parameters: ['dup', 'task'], call: 'dup.dup(task)' }],
  [
    'dupEnd',
    {
      own: ['replica: u32', 'dup: TASK'],
      parameters: ['task', 'number', 'dup'],
      call: 'task.dupEnd(number, dup)',
    },
  ],
  ['replicateEnd', { own: [], parameters: ['task'], call: 'task.replicateEnd()' }],
]);

/** The tasks that have a part in their replication. */
export const replicatedOf = ({ tasks }) => tasks.filter(({ parts }) => parts.length > 0);

const signatureOf = (part, task) => `${part}(${PARTS.get(part).own.join(', ').replace('TASK', task)})`;

/**
 * The parts that a task class has as methods.
 * @returns {(Part & { place: import('./errors.mjs').Place })[]}
 */
export function readParts(source, node, problems) {
  const task = node.name.text;
  const found = [];
  for (const member of node.members) {
    const name = member.name.text;
    if (member.kind !== NodeKind.MethodDeclaration || !PARTS.has(name)) continue;
    const types = member.signature.parameters.map(({ type }) => type.range.toString());
    const wanted = PARTS.get(name).own.map((parameter) => parameter.replace('TASK', task).split(': ')[1]);
    const result = member.signature.returnType.range.toString();
    const place = source.placeOf(member.name);
    if (types.join() !== wanted.join() || !['void', 'i32'].includes(result)) {
      const wrong = `this is ${name}(${types.join(', ')}): ${result}`;
      problems.add(place, wrong, `${signatureOf(name, task)}: void or i32`, 'correct it');
    }
    found.push({ name, answers: result === 'i32', place });
  }
  return found;
}

/**
 * Gives every task its parts, and says what is missing or in vain.
 * @param {{ file: string, members: ReadonlySet<string> } | undefined} host the class Runtime of a module in TypeScript
 * @param {import('./monitors.mjs').Monitors} monitors
 */
export function settleParts(tasks, host, monitors, problems) {
  for (const task of tasks) {
    const replicates = task.flags.includes('TF_REPLICA');
    const own = task.parts;
    for (const { name, place } of own) {
      const wrong = `${name} of ${task.name} is never called`;
      if (!replicates) {
        const example = '@taskFlags(TF_SRL_SYM | TF_REPLICA) before the class';
        problems.add(place, wrong, example, 'add it, or remove the function');
      } else if (host !== undefined) {
        const runtime = path.basename(host.file);
        problems.add(
          place,
          wrong,
          `${inRuntime(name, task)} in ${runtime}`,
          'move it: the module runs in TypeScript',
        );
      }
    }
    if (host !== undefined) {
      const stem = stemOf(task.method);
      const names = [...PARTS.keys()].filter((name) => host.members.has(`${name}${stem}`));
      task.parts = names.map((name) => ({ name, answers: false }));
    }
    const aggregates = monitors[task.method]?.includes('kReplicaAgg');
    if (replicates && !aggregates && task.fields.some(isOutput)) checkAnswers(task, own, host, problems);
  }
}

const inRuntime = (name, { method }) => {
  const parameters = PARTS.get(name).parameters.map((p) => (p === 'number' ? 'replica' : p));
  return `${name}${stemOf(method)}(${parameters.join(', ')})`;
};

// What becomes of several answers only the author knows.
function checkAnswers(task, own, host, problems) {
  if ([...task.parts, ...own].some(({ name }) => name === 'dupEnd')) return;
  const expected =
    host === undefined
      ? `${signatureOf('dupEnd', task.name)}: void in the class`
      : `${inRuntime('dupEnd', task)} in class Runtime of ${path.basename(host.file)}`;
  const wrong = `${task.name} answers, may be replicated, and has no dupEnd`;
  problems.add(task.place, wrong, expected, 'write what becomes of the answer of each replica');
}
