// module.json of a built module: what it is called, what it can do, and where its code lies.

import { MAX_METHODS, MAX_NAME_BYTES } from '../../assembly/abi/limits.js';
import { MonitorMode } from '../../assembly/abi/monitor-layout.js';
import { encodeText } from '../engine/views.js';
import { ChimaeraError } from '../errors.js';
import { checkAbi } from './check-code.js';

export interface ManifestField {
  /** Of a member of a nested struct: `outer.inner`. */
  readonly name: string;
  readonly type: string;
  /** Elements of a FixedArray. */
  readonly length?: number;
  readonly offset: number;
  readonly dir: 'in' | 'out' | 'inout' | 'temp';
  /** Which way a buffer's bytes travel between processes; left out = both. */
  readonly bulk?: 'write' | 'expose' | 'both';
  /** What the task costs follows from it. */
  readonly feature?: true;
}

export interface ManifestTask {
  method: string;
  name: string;
  size: number;
  hash: number;
  /** TF_*, as `@taskFlags` names them. */
  flags: string[];
  /** Its parts in its replication: replicateStart, dup, dupEnd, replicateEnd. */
  replication?: string[];
  fields: ManifestField[];
}

/** CreateParams of a module: scalars, and what each is when nobody gives it. */
export interface ManifestParams {
  readonly size: number;
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly offset: number;
    readonly otherwise: number | boolean;
  }[];
}

export interface Manifest {
  name: string;
  namespace: string;
  runtime: 'assemblyscript' | 'typescript';
  abiHash: number;
  /** Method ids by name; -1 = declared as unsupported. */
  methods: Record<string, number>;
  tasks: ManifestTask[];
  createParams?: ManifestParams;
  wasm?: string;
  wasmSt?: string;
  runtimeFile?: string;
  /** It is a policy, for lanes or for workers. */
  places?: ('lanes' | 'workers')[];
  /** The modes that a method's monitor function answers, by the method's name. */
  monitors?: Record<string, string[]>;
  /** A TypeScript module chooses lanes itself. */
  mapsTasks?: boolean;
  /** A TypeScript module puts tasks into groups. */
  groupsTasks?: boolean;
}

/** Reads a module.json; throws CHI_E_MODULE_INVALID or CHI_E_MODULE_ABI. `file` is named in errors. */
export function parseManifest(text: string, file: string): Manifest {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(text);
  } catch (error) {
    throw new ChimaeraError('CHI_E_MODULE_INVALID', { reason: `${file}: ${(error as Error).message}` });
  }
  const problem = findProblem(manifest);
  if (problem) throw new ChimaeraError('CHI_E_MODULE_INVALID', { reason: `${file}: ${problem}` });
  checkAbi(manifest.name, manifest.abiHash);
  return manifest;
}

function findProblem(manifest: Manifest): string | undefined {
  if (typeof manifest !== 'object' || manifest === null) return 'is no object';
  const { name, runtime, methods, tasks } = manifest;
  if (typeof name !== 'string' || name === '') return '`name` is missing';
  if (encodeText(name).length > MAX_NAME_BYTES) return `\`name\` is longer than ${MAX_NAME_BYTES} bytes`;
  if (runtime !== 'assemblyscript' && runtime !== 'typescript') return '`runtime` is unknown';
  if (typeof (runtime === 'typescript' ? manifest.runtimeFile : manifest.wasm) !== 'string') {
    return 'its code is not named';
  }
  if (typeof methods !== 'object' || methods === null) return '`methods` is missing';
  if (Object.keys(methods).length > MAX_METHODS) return `it has more than ${MAX_METHODS} methods`;
  if (!Array.isArray(tasks)) return '`tasks` is missing';
  const modes = Object.values(manifest.monitors ?? {}).flat();
  const strange = modes.find((mode) => !(mode in MonitorMode));
  if (strange !== undefined) return `\`monitors\` has a mode ${strange}`;
  return undefined;
}
