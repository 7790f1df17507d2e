// Data of any origin → a complete configuration, or everything that is wrong with it.
import type { Configuration } from './configuration.js';
import { describe, type Fault, type Path } from './problem.js';
import { schema } from './schema.js';
import { knownKeys, suggestKey } from './suggest.js';

export type Validated =
  | { readonly configuration: Configuration; readonly faults?: undefined }
  | { readonly configuration?: undefined; readonly faults: readonly Fault[] };

export function validate(input: unknown): Validated {
  const faults: Fault[] = namesRegistryTwice(input) ? [TWICE] : [];
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) faults.push(...toFaults(issue as Issue));
  }
  if (!parsed.success || faults.length > 0) return { faults: onePerPlace(faults) };
  const { task_registry, ...configuration } = parsed.data;
  if (task_registry !== undefined) configuration.modules.registry = task_registry;
  return { configuration };
}

const TWICE: Fault = {
  path: ['task_registry'],
  text: 'is the older name of modules.registry, expected only one of the two',
  atKey: true,
};

function namesRegistryTwice(input: unknown): boolean {
  const { task_registry, modules } = (input ?? {}) as {
    task_registry?: unknown;
    modules?: { registry?: unknown };
  };
  return task_registry !== undefined && modules?.registry !== undefined;
}

interface Issue {
  readonly code: string;
  readonly path: Path;
  readonly message: string;
  readonly input?: unknown;
  readonly keys?: readonly string[];
}

function toFaults({ code, path, message, input, keys }: Issue): Fault[] {
  if (code === 'unrecognized_keys') return (keys ?? []).map((key) => unknownKey(path, key));
  return [{ path, text: `${describe(input)}, expected ${message}` }];
}

function unknownKey(section: Path, key: string): Fault {
  const suggestion = suggestKey(section, key);
  const hint = suggestion === undefined ? '' : ` (did you mean "${suggestion}"?)`;
  const text = `unknown key, expected one of ${knownKeys(section).join(', ')}${hint}`;
  return { path: [...section, key], text, atKey: true };
}

/** A number can miss two bounds at once (of the key and of safe integers): one message is enough. */
function onePerPlace(faults: readonly Fault[]): Fault[] {
  const byPath = new Map<string, Fault>();
  for (const fault of faults) {
    const key = JSON.stringify(fault.path);
    if (!byPath.has(key)) byPath.set(key, fault);
  }
  return [...byPath.values()];
}
