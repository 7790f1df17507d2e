// Reads chimaera_repo.yaml and chimaera_mod.yaml. Nothing is converted before it is checked: the document's
// nodes are walked directly, so no tag, anchor or key of the file can do anything but be refused.
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { startOf } from './errors.mjs';
import { checkMethods } from './methods.mjs';
import { MODULE_NAME, nearest } from './names.mjs';

const MAX_YAML_LENGTH = 65536;
const RUNTIMES = ['assemblyscript', 'typescript'];

/** @typedef {{ name: string, id: number, custom: boolean, place: import('./errors.mjs').Place }} Method */

/**
 * The file as a list of `key: scalar` pairs; undefined if there is no telling what it says.
 * @param {string} file @param {string} text @param {import('./errors.mjs').Problems} problems
 */
function readPairs(file, text, problems) {
  const lines = new LineCounter();
  const placeAt = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (text.length > MAX_YAML_LENGTH) {
    const wrong = `${text.length} characters`;
    problems.add(startOf(file), wrong, `at most ${MAX_YAML_LENGTH}`, 'split the module');
    return undefined;
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    const wrong = error.message.replace(/\.$/, '');
    problems.add(placeAt(error.pos[0]), wrong, 'plain YAML', 'correct this line');
    return undefined;
  }
  if (!isMap(document.contents)) {
    const place = placeAt(document.contents?.range?.[0] ?? 0);
    problems.add(place, 'this is not a map', 'lines of the form `key: value`', 'see an existing module');
    return undefined;
  }
  return document.contents.items.map((pair) => {
    const place = placeAt(pair.key?.range?.[0] ?? 0);
    return {
      key: isScalar(pair.key) && typeof pair.key.value === 'string' ? pair.key.value : String(pair.key),
      value: isScalar(pair.value) ? pair.value.value : undefined,
      shown:
        pair.value === null ? 'nothing' : text.slice(...(pair.value.range ?? [0, 0])).trim() || 'nothing',
      place,
      valuePlace: pair.value?.range ? placeAt(pair.value.range[0]) : place,
    };
  });
}

/** Takes the pair of a key out of the list; a second one is a mistake. */
function take(pairs, key, problems) {
  const [first, ...others] = pairs.filter((pair) => pair.key === key);
  for (const other of others) {
    problems.add(
      other.place,
      `${key} is given twice`,
      'one',
      `remove one; line ${first.place.line} has the other`,
    );
  }
  return first;
}

function checkName(pair, what, problems) {
  if (typeof pair.value === 'string' && MODULE_NAME.test(pair.value)) return pair.value;
  const expected = 'lower-case letters, digits and _, beginning with a letter';
  problems.add(pair.valuePlace, `${pair.shown} is not a ${what}`, expected, 'rename it');
  return undefined;
}

/** @returns {{ namespace: string }} */
export function readRepoYaml(file, text, problems) {
  const pairs = readPairs(file, text, problems);
  if (pairs === undefined) return { namespace: '' };
  const namespace = take(pairs, 'namespace', problems);
  for (const pair of pairs) {
    if (pair.key !== 'namespace')
      problems.add(pair.place, `unknown key ${pair.key}`, 'namespace', 'remove it');
  }
  if (namespace === undefined) {
    problems.add(startOf(file), 'no namespace', '`namespace: my_project`', 'add it');
    return { namespace: '' };
  }
  return { namespace: checkName(namespace, 'namespace', problems) ?? '' };
}

function checkModuleName(pair, file, folder, problems) {
  if (pair === undefined) {
    problems.add(startOf(file), 'no module_name', `\`module_name: ${folder}\``, 'add it');
    return;
  }
  const name = checkName(pair, 'module name', problems);
  if (name !== undefined && name !== folder) {
    const expected = `${folder}, as the folder is called`;
    problems.add(pair.valuePlace, `the module is called ${name}`, expected, 'rename one of the two');
  }
}

function checkRuntime(pair, file, problems) {
  const expected = RUNTIMES.join(' or ');
  if (pair === undefined) {
    problems.add(startOf(file), 'no runtime', `\`runtime:\` ${expected}`, 'add it');
  } else if (!RUNTIMES.includes(pair.value)) {
    const meant = nearest(pair.shown, RUNTIMES);
    const todo = meant === undefined ? 'choose one' : `did you mean ${meant}?`;
    problems.add(pair.valuePlace, `runtime is ${pair.shown}`, expected, todo);
  }
  return pair?.value;
}

/**
 * @param {{ file: string, text: string }} yaml chimaera_mod.yaml
 * @param {{ file: string, text: string } | undefined} older <mod>_methods.yaml: methods alone
 * @param {string} folder the module's folder, whose name is the module's
 * @returns {{ namespace: string | undefined, runtime: string, methods: Method[] } | undefined}
 */
export function readModuleYaml({ file, text }, older, folder, abi, problems) {
  const pairs = readPairs(file, text, problems);
  const more = older === undefined ? [] : readPairs(older.file, older.text, problems);
  if (pairs === undefined || more === undefined) return undefined;
  const [name, namespace, runtime] = ['module_name', 'namespace', 'runtime'].map((k) =>
    take(pairs, k, problems),
  );
  checkModuleName(name, file, folder, problems);
  const known = new Set([name, namespace, runtime]);
  const rest = pairs.filter(
    (pair) => !known.has(pair) && !['module_name', 'namespace', 'runtime'].includes(pair.key),
  );
  return {
    namespace: namespace === undefined ? undefined : checkName(namespace, 'namespace', problems),
    runtime: checkRuntime(runtime, file, problems),
    methods: checkMethods(file, [...rest, ...more], abi, problems),
  };
}
