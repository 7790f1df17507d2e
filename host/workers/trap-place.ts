// Where a module's code trapped, in words: `unreachable in small_message.md (mods/…/small_message_runtime.ts:41:12)`.
// The stack tells the offset in the module's wasm; the map that the build wrote beside it, whose place that is. It is
// read when something traps, and not before.

/** A source map as the build writes it (tools/build/asc.mjs): with the functions of each source, by their lines. */
interface ModuleMap {
  sources: string[];
  x_functions?: [name: string, firstLine: number, lastLine: number][][];
}

/** Of a source map: from where on in the wasm, and what place that is. Code that the compiler has added has none. */
interface Entry {
  generatedColumn: number;
  originalSource: string;
  originalLine: number;
  originalColumn: number;
}

/** A frame of the stack: the function's name, of which module, and where in its wasm. */
const FRAME = /^\s*at (?:(.*?) \()?(wasm:\S+):wasm-function\[\d+\]:0x([0-9a-f]+)/gm;
/** Of whose line an author can make nothing. */
const LIBRARY = /^(?:~lib|assembly\/module)\//;

/**
 * @param module its name
 * @param file its wasm, as it lies on disk; without, or where there is no disk, the trap is told without its place
 */
export function describeTrap(error: unknown, module: string, file: string | undefined): string {
  const { message, stack } = error as Error;
  const place = placeOf(stack ?? '', module, file);
  return `${message} in ${place ?? module}`;
}

function placeOf(stack: string, module: string, file: string | undefined): string | undefined {
  const [first, ...others] = stack.matchAll(FRAME);
  if (first === undefined || file === undefined) return undefined;
  const frames = [first, ...others.filter(([, , wasm]) => wasm === first[2])];
  const [, , , offset] = frames.find(([, name]) => !LIBRARY.test(name ?? '')) ?? first;
  try {
    return findPlace(Number.parseInt(offset as string, 16), module, `${file}.map`);
  } catch {
    return undefined; // there is no map, or it is none
  }
}

function findPlace(offset: number, module: string, file: string): string | undefined {
  const node = globalThis.process?.getBuiltinModule;
  if (node === undefined) return undefined;
  const map = JSON.parse(node('node:fs').readFileSync(file, 'utf8'));
  const { sources, x_functions: functions = [] } = map as ModuleMap;
  const { SourceMap } = node('node:module');
  const whole = new SourceMap({ ...map, sourceRoot: '' });
  const entry = entryAt((at) => whole.findEntry(0, at), offset);
  if (entry === undefined) return undefined;
  const line = entry.originalLine + 1;
  const found = functions[sources.indexOf(entry.originalSource)]?.find(
    ([, first, last]) => first <= line && line <= last,
  );
  const name = found === undefined ? module : `${module}.${found[0]}`;
  return `${name} (${entry.originalSource}:${line}:${entry.originalColumn + 1})`;
}

// Code of the library that has become part of an author's function lies behind the author's own that called it.
function entryAt(find: (offset: number) => Partial<Entry>, offset: number): Entry | undefined {
  for (let at = offset; at >= 0; ) {
    const { generatedColumn, originalSource, ...rest } = find(at);
    if (generatedColumn === undefined) return undefined;
    const isOwn = originalSource !== undefined && !LIBRARY.test(originalSource);
    if (isOwn) return { generatedColumn, originalSource, ...rest } as Entry;
    at = generatedColumn - 1;
  }
  return undefined;
}
