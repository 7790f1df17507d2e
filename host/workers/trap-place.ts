// Where a module's code trapped, in words: `unreachable in small_message.md (mods/…/small_message_runtime.ts:41:12)`.
// The stack tells the offset in the module's wasm; the map that the build wrote beside it, whose place that is. It is
// read when something traps, and not before.

/** A source map as the build writes it (tools/build/asc.mjs): with the functions of each source, by their lines. */
interface ModuleMap {
  sources: string[];
  x_functions?: [name: string, firstLine: number, lastLine: number][][];
}

const FRAME = /wasm-function\[\d+\]:0x([0-9a-f]+)/;

/**
 * @param module its name
 * @param file its wasm, as it lies on disk; without, or where there is no disk, the trap is told without its place
 */
export function describeTrap(error: unknown, module: string, file: string | undefined): string {
  const { message, stack } = error as Error;
  const place = placeOf(FRAME.exec(stack ?? '')?.[1], module, file);
  return `${message} in ${place ?? module}`;
}

function placeOf(offset: string | undefined, module: string, file: string | undefined): string | undefined {
  if (offset === undefined || file === undefined) return undefined;
  try {
    return findPlace(Number.parseInt(offset, 16), module, `${file}.map`);
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
  const entry = new SourceMap({ ...map, sourceRoot: '' }).findEntry(0, offset);
  if (!('originalSource' in entry)) return undefined;
  const line = entry.originalLine + 1;
  const found = functions[sources.indexOf(entry.originalSource)]?.find(
    ([, first, last]) => first <= line && line <= last,
  );
  const name = found === undefined ? module : `${module}.${found[0]}`;
  return `${name} (${entry.originalSource}:${line}:${entry.originalColumn + 1})`;
}
