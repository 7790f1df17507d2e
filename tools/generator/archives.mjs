// Tasks that their author serialises (specification: SaveStart and LoadStart of TF_SRL_ASYM_START, SaveEnd and LoadEnd of
// TF_SRL_ASYM_END). What saveStart writes in the client's process, loadStart reads in the runtime's; saveEnd and loadEnd
// bring the answer back. The bytes travel in a vector of the task behind its fields (assembly/module/archive.ts), and its
// own fields do not; but for buffers, which go as they are marked.
import path from 'node:path';
import { isInput, isOutput } from './access.mjs';
import { layOut } from './layout.mjs';
import { stemOf } from './names.mjs';
import { NodeKind } from './source.mjs';

export const ASYM_START = 'TF_SRL_ASYM_START';
export const ASYM_END = 'TF_SRL_ASYM_END';

/** What has to be there, by flag: in the client's process, and in the runtime's. */
const WAYS = [
  { flag: ASYM_START, client: 'saveStart', runtime: 'loadStart', takes: 'ArchiveReader' },
  { flag: ASYM_END, client: 'loadEnd', runtime: 'saveEnd', takes: 'ArchiveWriter' },
];

/** Bytes of the vector and of what reads and writes it. */
const ARCHIVE_WORDS = ['_archive0', '_archive1'];

/** As the compiler gets it, at the end of the class: a task's size is that of its class. */
export const ARCHIVE_FIELDS = ARCHIVE_WORDS.map((name) => `private ${name}: u64;`).join(' ');

/** The ways in which a task goes that its author serialises. */
export const waysOf = ({ flags }) => WAYS.filter(({ flag }) => flags.includes(flag));

/** The tasks that have such a way. */
export const archivedOf = ({ tasks }) => tasks.filter((task) => waysOf(task).length > 0);

/**
 * Lays a task out, and tells how it travels.
 * @param {import('./layout.mjs').Field[]} fields get their offsets
 * @returns {{ size: number, archive?: number, travelling: import('./layout.mjs').Field[] }} `archive`: where the vector
 *   lies; `travelling`: the fields as an archive sees them
 */
export function layOutTask(fields, flags, start) {
  const size = layOut(fields, start);
  const [saved, loaded] = [flags.includes(ASYM_START), flags.includes(ASYM_END)];
  if (!saved && !loaded) return { size, travelling: fields };
  const travelling = fields.map((field) => ({ ...field, dir: directionOf(field, saved, loaded) }));
  // A runtime that answers in its author's way must know that the task came from elsewhere.
  const vector = { name: '_archive', type: 'ShmVector<u8>', dir: loaded ? 'inout' : 'in', offset: size };
  return { size: size + 8 * ARCHIVE_WORDS.length, archive: size, travelling: [...travelling, vector] };
}

function directionOf(field, saved, loaded) {
  if (field.type === 'ShmBuffer') return field.dir;
  const [goes, comes] = [isInput(field) && !saved, isOutput(field) && !loaded];
  if (goes && comes) return 'inout';
  if (goes) return 'in';
  return comes ? 'out' : 'temp';
}

/** What models use is looked at before anybody could have read it from an archive. */
export function checkFeatures(source, node, flags, fields, problems) {
  if (!flags.includes(ASYM_START)) return;
  for (const { name } of fields.filter(({ feature }) => feature)) {
    const place = source.placeOf(node.members.find((member) => member.name.text === name).name);
    problems.add(
      place,
      `${name} is @FEATURE, and loadStart reads it later`,
      'no @FEATURE',
      'remove one of the two',
    );
  }
}

/**
 * The functions of a task class that serialise it.
 * @returns {{ name: string, place: import('./errors.mjs').Place }[]}
 */
export function readOwn(source, node, problems) {
  const found = [];
  for (const member of node.members) {
    const name = member.name.text;
    const way = WAYS.find(({ runtime }) => runtime === name);
    if (member.kind !== NodeKind.MethodDeclaration || way === undefined) continue;
    const types = member.signature.parameters.map(({ type }) => type.range.toString());
    const place = source.placeOf(member.name);
    const result = member.signature.returnType.range.toString();
    if (types.join() !== way.takes || result !== 'void') {
      problems.add(
        place,
        `this is ${name}(${types.join(', ')}): ${result}`,
        `${name}(ar: ${way.takes}): void`,
        'correct it',
      );
    }
    found.push({ name, place });
  }
  return found;
}

/**
 * Says what of a task's serialisation is missing or in vain.
 * @param {{ client: { file: string, text: string }, host: { file: string, members: ReadonlySet<string> } | undefined }}
 *   files `host`: of a module whose runtime is in TypeScript
 */
export function checkArchives(tasks, { client, host }, problems) {
  for (const task of tasks) {
    const stem = stemOf(task.method);
    for (const { name, place } of task.own) {
      const { flag } = WAYS.find(({ runtime }) => runtime === name);
      if (task.flags.includes(flag) && host === undefined) continue;
      const expected =
        host === undefined ? `${flag} of the task` : `${name}${stem} in ${path.basename(host.file)}`;
      problems.add(
        place,
        `${name} of ${task.name} is never called`,
        expected,
        'add it, or remove the function',
      );
    }
    for (const { flag, client: there, runtime: here, takes } of waysOf(task)) {
      const missing = (expected) =>
        problems.add(task.place, `${task.name} is ${flag}`, expected, 'write it, or remove the flag');
      if (!new RegExp(`\\b${there}${stem}\\s*\\(`).test(client.text)) {
        const other = takes === 'ArchiveReader' ? 'ArchiveWriter' : 'ArchiveReader';
        missing(
          `${there}${stem}(task: ${task.name}, ar: ${other}) in class Client of ${path.basename(client.file)}`,
        );
      }
      if (host !== undefined && !host.members.has(`${here}${stem}`)) {
        missing(
          `${here}${stem}(task: ${task.name}, ar: ${takes}) in class Runtime of ${path.basename(host.file)}`,
        );
      } else if (host === undefined && !task.own.some(({ name }) => name === here)) {
        missing(`${here}(ar: ${takes}): void in the class`);
      }
    }
  }
}
