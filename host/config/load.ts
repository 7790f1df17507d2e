// The configuration manager's loader: defaults, a file, or an object of the caller → one complete
// configuration. yaml and zod are imported only when there is something to read, so that a start with
// defaults does not pay them.
import { ChimaeraError } from '../errors.js';
import type { Configuration, ConfigurationInput } from './configuration.js';
import { DEFAULTS } from './defaults.autogen.js';
import { MAX_FILE_BYTES } from './file-limit.js';
import { type Fault, listProblems, type Problem, problemAtPath, problemInFile } from './problem.js';
import type { YamlSource } from './yaml-source.js';

/** Environment variables that name the file when the caller names none; the first one set counts. */
const FILE_VARIABLES = ['CHI_SERVER_CONF', 'HERMES_CONF'] as const;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The files that configurations came from, for mistakes that are found later. */
const sources = new WeakMap<
  Configuration,
  { file: string; text: string; offsetOf: YamlSource['offsetOf'] }
>();

/** Reads a file; need not read further than MAX_FILE_BYTES + 1. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

/**
 * `input` is the path of a YAML file, or an object with any part of the configuration; undefined = the file
 * that the environment names, or the defaults. The environment is not looked at when an input is given. The
 * answer is a copy of the caller's own. Throws CHI_E_CONFIG with every problem (`fields.problems`), never a
 * part of a configuration.
 */
export async function loadConfiguration(
  input: string | ConfigurationInput | undefined,
  env: Environment,
  readFile: ReadFile,
): Promise<Configuration> {
  if (typeof input === 'string') return loadFile(input, readFile);
  if (input !== undefined) return loadObject(input);
  const variable = variableOf(env);
  if (variable === undefined) return structuredClone(DEFAULTS);
  return loadFile(env[variable] as string, readFile, ` (named by ${variable})`);
}

/** The file that the environment names, if it does. */
export function fileOf(env: Environment): string | undefined {
  const variable = variableOf(env);
  return variable && env[variable];
}

const variableOf = (env: Environment) => FILE_VARIABLES.find((name) => env[name]);

/** The JSON Schema of a configuration file, for editors. */
export async function configurationSchema(): Promise<object> {
  const [{ z }, { schema }] = await Promise.all([import('zod'), import('./schema.js')]);
  return z.toJSONSchema(schema, { io: 'input' });
}

/** CHI_E_CONFIG for a mistake that only shows when the configuration is used; with its place when that came from a file. */
export function lateRefusal(configuration: Configuration, fault: Fault, cause: unknown): ChimaeraError {
  const source = sources.get(configuration);
  if (source === undefined) return refusal([problemAtPath(fault)], undefined, cause);
  const { file, text, offsetOf } = source;
  return refusal([problemInFile(fault, file, text, offsetOf(fault.path, fault.atKey))], file, cause);
}

async function loadObject(input: ConfigurationInput): Promise<Configuration> {
  if (isEmpty(input)) return structuredClone(DEFAULTS);
  const { validate } = await import('./validate.js');
  const { configuration, faults } = validate(input);
  if (configuration === undefined) throw refusal(faults.map(problemAtPath));
  return configuration;
}

function isEmpty(input: unknown): boolean {
  return typeof input === 'object' && input?.constructor === Object && Object.keys(input).length === 0;
}

async function loadFile(file: string, readFile: ReadFile, namedBy = ''): Promise<Configuration> {
  const text = await readText(file, readFile, namedBy);
  const [{ readYaml }, { validate }] = await Promise.all([
    import('./yaml-source.js'),
    import('./validate.js'),
  ]);
  const source = readYaml(text);
  const found = source.faults.map((fault) => ({ ...fault }));
  if (!source.broken) {
    const { configuration, faults } = validate(source.value ?? {});
    if (configuration !== undefined && found.length === 0) {
      sources.set(configuration, { file, text, offsetOf: source.offsetOf });
      return configuration;
    }
    const known = new Set(found.map(({ path }) => JSON.stringify(path)));
    for (const fault of faults ?? []) {
      if (known.has(JSON.stringify(fault.path))) continue;
      found.push({ ...fault, offset: source.offsetOf(fault.path, fault.atKey) });
    }
  }
  found.sort((a, b) => a.offset - b.offset);
  throw refusal(
    found.map((fault) => problemInFile(fault, file, text, fault.offset)),
    file,
  );
}

async function readText(file: string, readFile: ReadFile, namedBy: string): Promise<string> {
  const refuse = (text: string, cause?: unknown) => {
    const fault: Fault = { path: [], text: text + namedBy };
    return refusal([problemInFile(fault, file, '', 0)], file, cause);
  };
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw refuse(`cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
  if (bytes.byteLength > MAX_FILE_BYTES) throw refuse(`is larger than ${MAX_FILE_BYTES} bytes`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refuse('is not UTF-8 text', cause);
  }
}

function refusal(problems: readonly Problem[], file?: string, cause?: unknown): ChimaeraError {
  const fields = { ...(file !== undefined && { file }), problems: listProblems(problems) };
  return new ChimaeraError('CHI_E_CONFIG', fields, cause === undefined ? undefined : { cause });
}
