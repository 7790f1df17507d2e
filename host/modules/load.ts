// Loading a found module's code, and checking that it is what its manifest says.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { MAX_NAME_BYTES } from '../../assembly/abi/limits.js';
import {
  MODULE_GROUPS,
  MODULE_HOST,
  MODULE_MAPS,
  MODULE_MONITORS,
  MODULE_PLACES_LANES,
  MODULE_PLACES_WORKERS,
  type ModuleExports,
  SEGMENT_MAIN,
} from '../engine/abi.js';
import { type Engine, instantiateModule } from '../engine/instance.js';
import { decodeText } from '../engine/views.js';
import { ChimaeraError } from '../errors.js';
import type { HostModule } from '../workers/messages.js';
import { checkAbi, checkLibrary, checkName } from './check-code.js';
import { type FoundModule, moduleFile } from './scan.js';
import { placeStaticData } from './static-data.js';
import { findForbidden } from './wasm-sections.js';

const PLACES = { lanes: MODULE_PLACES_LANES, workers: MODULE_PLACES_WORKERS };

export interface ModuleCode {
  /** MODULE_* of the engine. */
  flags: number;
  /** Bytes of a container's state. */
  stateSize: number;
  wasm?: WebAssembly.Module;
  file?: string;
  url?: string;
  library?: HostModule;
}

/**
 * Loads a module's code.
 * @param import_ load a TypeScript module here and now, for platforms whose workers share this thread
 * @throws CHI_E_MODULE_NOT_WASM, CHI_E_MODULE_ABI, CHI_E_MODULE_INVALID
 */
export async function loadCode(found: FoundModule, engine: Engine, import_: boolean): Promise<ModuleCode> {
  const { manifest } = found;
  if (manifest.runtime === 'assemblyscript') return loadWasm(found, engine);
  const url = pathToFileURL(moduleFile(found, manifest.runtimeFile as string)).href;
  const flags = MODULE_HOST | flagsOf(manifest.mapsTasks, manifest.groupsTasks, manifest.monitors);
  if (!import_) return { flags, stateSize: 0, url };
  const library = (await import(url)) as HostModule;
  checkLibrary(manifest.name, library);
  return { flags, stateSize: 0, url, library };
}

async function loadWasm(found: FoundModule, engine: Engine): Promise<ModuleCode> {
  const module = found.manifest.name;
  const file = moduleFile(found, found.manifest.wasm as string);
  const bytes = await readFile(file);
  const wasm = compile(bytes, file);
  const reason = findForbidden(bytes);
  if (reason) throw new ChimaeraError('CHI_E_MODULE_INVALID', { module, reason });
  const entry = instantiate(wasm, engine, module);
  for (const name of ['is_chimaera_task', 'get_module_name', 'alloc_state', 'new_state', 'run'] as const) {
    if (typeof entry[name] !== 'function') {
      throw new ChimaeraError('CHI_E_MODULE_INVALID', { module, reason: `it does not export ${name}` });
    }
  }
  checkAbi(module, entry.is_chimaera_task());
  checkName(module, nameOf(entry, engine, module));
  const { monitors } = found.manifest;
  if (monitors && typeof entry.monitor !== 'function') {
    throw new ChimaeraError('CHI_E_MODULE_INVALID', { module, reason: 'it does not export monitor' });
  }
  const { places = [] } = found.manifest;
  if (places.length > 0 && typeof entry.orchestrate !== 'function') {
    throw new ChimaeraError('CHI_E_MODULE_INVALID', { module, reason: 'it does not export orchestrate' });
  }
  const policy = places.reduce((sum, what) => sum | PLACES[what], 0);
  const flags = policy | flagsOf(entry.map_task_to_lane, entry.get_group, monitors);
  return { flags, stateSize: entry.alloc_state(), wasm: placeStaticData(bytes, wasm, engine), file };
}

function flagsOf(maps: unknown, groups: unknown, monitors: unknown): number {
  return (maps ? MODULE_MAPS : 0) | (groups ? MODULE_GROUPS : 0) | (monitors ? MODULE_MONITORS : 0);
}

function compile(bytes: Uint8Array<ArrayBuffer>, file: string): WebAssembly.Module {
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    throw new ChimaeraError('CHI_E_MODULE_NOT_WASM', { file, reason: (error as Error).message });
  }
}

function instantiate(wasm: WebAssembly.Module, engine: Engine, module: string): ModuleExports {
  try {
    return instantiateModule(wasm, engine);
  } catch (error) {
    throw new ChimaeraError('CHI_E_MODULE_INVALID', { module, reason: (error as Error).message });
  }
}

function nameOf(entry: ModuleExports, engine: Engine, module: string): string {
  const at = engine.exports.alloc(SEGMENT_MAIN, MAX_NAME_BYTES) >>> 0;
  if (at === 0) throw new ChimaeraError('CHI_E_NO_MEMORY', { bytes: MAX_NAME_BYTES, segment: 'main' });
  try {
    const length = Math.min(entry.get_module_name(at) >>> 0, MAX_NAME_BYTES);
    return decodeText(engine.views.u8.subarray(at, at + length));
  } catch (error) {
    const reason = `get_module_name: ${(error as Error).message}`;
    throw new ChimaeraError('CHI_E_MODULE_INVALID', { module, reason });
  } finally {
    engine.exports.free(at);
  }
}
