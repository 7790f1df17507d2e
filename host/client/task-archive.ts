// The vector in which a task carries what its author serialises (assembly/module/archive.ts draws it).
import { ChimaeraError } from '../errors.js';
import { ArchiveReader, ArchiveWriter, type ServerArchive } from './archive.js';
import type { TaskMemory } from './task-memory.js';

const STATE_BYTES = 4;
const [UNREAD, LOADED, BROKEN] = [0, 1, 2];

/** Where the state of a task's vector lies, as an index of u32; 0 for a task of this process, which has none. */
function stateOf({ u32 }: TaskMemory, task: number, archive: number): number {
  const field = (task + archive) >>> 2;
  return u32[field + 1] < STATE_BYTES ? 0 : u32[field] >>> 2;
}

/** Has `save` write into the task's vector; throws CHI_E_NO_MEMORY. */
export function putArchive(
  memory: TaskMemory,
  task: number,
  archive: number,
  save?: (ar: ArchiveWriter) => void,
  state = UNREAD,
): void {
  const ar = new ArchiveWriter();
  ar.u32(state);
  save?.(ar);
  const { written } = ar;
  const at = memory.engine.exports.newString(task, archive, written.length) >>> 0;
  if (at === 0) throw new ChimaeraError('CHI_E_NO_MEMORY', { bytes: written.length, segment: 'main' });
  memory.u8.set(written, at);
}

/** Has `load` read the task's vector; throws what it throws, and unless it reads all. */
export function takeArchive(
  memory: TaskMemory,
  task: number,
  archive: number,
  load: (ar: ArchiveReader) => void,
): void {
  const ar = new ArchiveReader(memory.getVector(task + archive, Uint8Array));
  ar.u32();
  load(ar);
  ar.end();
}

/** Reads what a task has brought, once, before its container sees it. Throws when that cannot be read. */
export function arrive(
  memory: TaskMemory,
  task: number,
  archive: number,
  load: ((ar: ArchiveReader) => void) | undefined,
): void {
  const state = stateOf(memory, task, archive);
  if (state === 0 || load === undefined || memory.u32[state] === LOADED) return;
  memory.u32[state] = BROKEN; // unless it can be read
  takeArchive(memory, task, archive, load);
  memory.u32[state] = LOADED;
}

/** Runs a method, and has written what the task brings back, if it came from another process. */
export function runArchived(
  memory: TaskMemory,
  task: number,
  archive: number,
  run: () => void | Promise<void>,
  { loadStart, saveEnd }: ServerArchive,
): void | Promise<void> {
  arrive(memory, task, archive, loadStart);
  const result = run();
  if (saveEnd === undefined || stateOf(memory, task, archive) === 0) return result;
  const save = () => putArchive(memory, task, archive, saveEnd, LOADED);
  return result === undefined ? save() : result.then(save);
}
