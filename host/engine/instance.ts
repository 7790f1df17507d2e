import { instantiateSync } from '@assemblyscript/loader';
import { CALLS_PER_MODULE } from '../../assembly/abi/layout.js';
import { MAX_MODULES } from '../../assembly/abi/limits.js';
import { ChimaeraError } from '../errors.js';
import { type EngineExports, MODULE_CALLS, type ModuleExports, type PlatformImports } from './abi.js';
import { Views } from './views.js';

const TABLE_SIZE = MAX_MODULES * CALLS_PER_MODULE;

/** One instance of the engine: a thread's own, on the memory that all share. */
export interface Engine {
  readonly exports: EngineExports;
  readonly views: Views;
  readonly table: WebAssembly.Table;
  /** What a module's wasm is instantiated with. */
  readonly moduleImports: WebAssembly.Imports;
}

/** Instantiates the threaded build on a memory that the platform made. */
export function instantiateEngine(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  platform: PlatformImports,
): Engine {
  return build(module, platform, memory);
}

/**
 * Instantiates the single-thread build, which brings its own memory.
 * @param bytes what the memory shall have room for, in bytes
 */
export function instantiateSingle(
  module: WebAssembly.Module,
  bytes: number,
  platform: PlatformImports,
): Engine {
  return build(module, platform, undefined, bytes);
}

/** Instantiates a module's wasm beside an engine instance: on the same memory, calling that engine. */
export function instantiateModule(wasm: WebAssembly.Module, engine: Engine): ModuleExports {
  return instantiateSync(wasm, engine.moduleImports).instance.exports as unknown as ModuleExports;
}

function build(
  module: WebAssembly.Module,
  platform: PlatformImports,
  shared?: WebAssembly.Memory,
  bytes = 0,
): Engine {
  const table = new WebAssembly.Table({ element: 'anyfunc', initial: TABLE_SIZE });
  const env: WebAssembly.ModuleImports = shared ? { memory: shared, table } : { table };
  const { instance } = instantiateSync(module, { platform: { ...platform }, env });
  const exports = instance.exports as unknown as EngineExports;
  const memory = shared ?? exports.memory;
  if (!memory) throw new ChimaeraError('CHI_E_ENGINE', { reason: 'the engine has no memory' });
  if (!shared) memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / 65536));
  const calls = Object.fromEntries(MODULE_CALLS.map((name) => [name, instance.exports[name]]));
  return {
    exports,
    views: new Views(memory),
    table,
    moduleImports: {
      env: { memory, abort: abortOf(memory) },
      chimaera: calls as WebAssembly.ModuleImports,
    },
  };
}

/**
 * What AssemblyScript's library calls when one of its checks fails, such as an index out of range: a trap that says why.
 * Its strings are UTF-16, with their length in bytes before them.
 */
function abortOf({ buffer }: WebAssembly.Memory) {
  const textAt = (at: number) => {
    const bytes = at === 0 ? 0 : new DataView(buffer).getUint32((at >>> 0) - 4, true);
    return String.fromCharCode(...new Uint16Array(buffer, at >>> 0, bytes >>> 1));
  };
  return (message: number, file: number, line: number, column: number) => {
    throw new WebAssembly.RuntimeError(`${textAt(message)} (${textAt(file)}:${line}:${column})`);
  };
}
