// The configuration in effect, each value with where it comes from.
import type { Configuration } from './configuration.js';
import { DEFAULTS } from './defaults.autogen.js';
import { type Environment, fileOf, loadConfiguration, type ReadFile } from './load.js';
import { placeOf } from './problem.js';

/** A value of the configuration: its key in full, and `default`, or the file's name and line. */
export interface Origin {
  readonly key: string;
  readonly value: unknown;
  readonly origin: string;
}

/** Throws CHI_E_CONFIG as `loadConfiguration` does. @param input a file, or undefined for what the environment names */
export async function configurationOrigins(
  input: string | undefined,
  env: Environment,
  readFile: ReadFile,
): Promise<Origin[]> {
  const configuration = await loadConfiguration(input, env, readFile);
  const file = input ?? fileOf(env);
  const written = file === undefined ? new Map<string, string>() : await placesIn(file, readFile);
  return Object.entries(DEFAULTS).flatMap(([section, defaults]) => {
    const values = configuration[section as keyof Configuration];
    if (Array.isArray(defaults))
      return [{ key: section, value: values, origin: written.get(section) ?? 'default' }];
    return Object.keys(defaults).map((name) => {
      const key = `${section}.${name}`;
      const value = (values as unknown as Record<string, unknown>)[name];
      return { key, value, origin: written.get(key) ?? 'default' };
    });
  });
}

async function placesIn(file: string, readFile: ReadFile): Promise<Map<string, string>> {
  const text = new TextDecoder().decode(await readFile(file));
  const { readYaml } = await import('./yaml-source.js');
  const source = readYaml(text);
  const found = new Map<string, string>();
  for (const [section, value] of Object.entries((source.value ?? {}) as Record<string, unknown>)) {
    const here = (path: string[]) => `${file}:${placeOf(text, source.offsetOf(path, true)).line}`;
    const key = section === 'task_registry' ? 'modules.registry' : section;
    found.set(key, here([section]));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    for (const name of Object.keys(value)) found.set(`${section}.${name}`, here([section, name]));
  }
  return found;
}
