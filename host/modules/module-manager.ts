import { MODULE_RENEWS, SEGMENT_MAIN } from '../engine/abi.js';
import type { Engine } from '../engine/instance.js';
import { encodeText } from '../engine/views.js';
import { ChimaeraError, statusError } from '../errors.js';
import type { Platform } from '../platform/platform.js';
import type { LoadedModule } from '../workers/messages.js';
import { encodeDescriptor } from './descriptor.js';
import { loadCode } from './load.js';
import type { Manifest } from './manifest.js';
import { type FoundModule, findModule, listModules, searchPath } from './scan.js';

/** Finds, checks, loads and registers modules by name (specification: Module Manager). */
export class ModuleManager {
  private readonly folders: string[];
  private readonly registered = new Map<string, Promise<LoadedModule>>();
  private readonly manifests = new Map<number, Manifest>();
  private closed = false;

  /**
   * @param announce hands a loaded module to every worker, before the engine may call into it
   */
  constructor(
    private readonly engine: Engine,
    paths: readonly string[],
    env: Readonly<Record<string, string | undefined>>,
    private readonly platform: Platform,
    private readonly announce: (module: LoadedModule) => void,
  ) {
    this.folders = searchPath(paths, env);
  }

  /** Registers the module of a name, once; throws CHI_E_UNKNOWN_MODULE or what is wrong with its files. */
  async register(name: string): Promise<LoadedModule> {
    if (this.closed) throw new ChimaeraError('CHI_E_CLOSED');
    const known = this.registered.get(name);
    if (known) return known;
    const found = findModule(name, this.folders);
    const own = found.manifest.name; // without the namespace that it may have been asked for with
    const loading = this.registered.get(own) ?? this.load(found);
    this.registered.set(own, loading);
    loading.catch(() => this.registered.delete(own)); // the next try may find the file mended
    return loading;
  }

  /**
   * Takes the build of a registered module that its folder has now. Pools that are created from then on run it.
   * @throws CHI_E_EXISTS there is a pool of it, CHI_E_BAD_ARGUMENT its runtime is in TypeScript, or as `register`
   */
  async reload(name: string): Promise<LoadedModule> {
    if (this.closed) throw new ChimaeraError('CHI_E_CLOSED');
    const found = findModule(name, this.folders);
    if (found.manifest.runtime === 'typescript') {
      const reason = `module ${found.manifest.name} is in TypeScript, which Node loads once: start the program anew`;
      throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason });
    }
    const module = await this.load(found, MODULE_RENEWS);
    this.registered.set(module.name, Promise.resolve(module));
    return module;
  }

  /** Registers nothing any more: the runtime has stopped. */
  close(): void {
    this.closed = true;
  }

  /** Names of all modules that the search path holds. */
  available(): string[] {
    return listModules(this.folders).map((found) => found.manifest.name);
  }

  /** What a registered module says of itself, by its index in the engine. */
  manifest(index: number): Manifest | undefined {
    return this.manifests.get(index);
  }

  private async load(found: FoundModule, more = 0): Promise<LoadedModule> {
    const code = await this.platform.outside(loadCode(found, this.engine, this.platform.sharesThread));
    if (this.closed) throw new ChimaeraError('CHI_E_CLOSED');
    const index = this.manifests.size;
    const { name, methods } = found.manifest;
    const module: LoadedModule = {
      index,
      name,
      methods,
      wasm: code.wasm,
      file: code.file,
      url: code.url,
      library: code.library,
    };
    this.announce(module); // before the engine's epoch moves: a worker that looks then has the message
    this.enter(found.manifest, code.flags | more, code.stateSize);
    this.manifests.set(index, found.manifest);
    return module;
  }

  private enter(manifest: Manifest, flags: number, stateSize: number): void {
    const { exports, views } = this.engine;
    const name = encodeText(manifest.name);
    const { bytes, methodCount } = encodeDescriptor(manifest);
    const at = exports.alloc(SEGMENT_MAIN, name.length + bytes.length + 8) >>> 0;
    if (at === 0) throw new ChimaeraError('CHI_E_NO_MEMORY', { segment: 'main' });
    const blob = (at + name.length + 7) & ~7;
    views.u8.set(name, at);
    views.u8.set(bytes, blob);
    const index = exports.registerModule(at, name.length, flags, stateSize, blob, methodCount, bytes.length);
    exports.free(at);
    const what = flags & MODULE_RENEWS ? 'a pool of module' : 'module';
    if (index < 0) throw statusError(-index, { name: `${what} ${manifest.name}` });
  }
}
