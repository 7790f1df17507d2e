// The method table of chimaera_mod.yaml: inherited methods with their fixed ids, custom ones from 10 on.
import { startOf } from './errors.mjs';
import {
  ALIASES,
  clientNamesOf,
  functionOf,
  INHERITED,
  isClientMember,
  isReservedWord,
  METHOD_NAME,
  nearest,
} from './names.mjs';

const MAX_METHOD_ID = 2 ** 32 - 1;
const UNSUPPORTED = -1;
const TOP_LEVEL_KEYS = ['module_name', 'namespace', 'runtime'];
const INHERITED_NAMES = [...INHERITED.keys()].join(' ');

/** The name without its alias, or undefined (and a problem) when it cannot be a method. */
function checkMethodName(pair, problems) {
  if (!METHOD_NAME.test(pair.key)) {
    const meant = nearest(pair.key, [...TOP_LEVEL_KEYS, ...INHERITED.keys()]);
    const expected = `${TOP_LEVEL_KEYS.join(', ')} or a method such as kCompress`;
    const todo = meant === undefined ? 'rename or remove it' : `did you mean ${meant}?`;
    problems.add(pair.place, `unknown key ${pair.key}`, expected, todo);
    return undefined;
  }
  const name = ALIASES.get(pair.key) ?? pair.key;
  if (isReservedWord(functionOf(name))) {
    const wrong = `${pair.key} would be a function called ${functionOf(name)}`;
    problems.add(pair.place, wrong, 'a name that is not a word of the language', 'choose another');
    return undefined;
  }
  return name;
}

function checkInheritedId(pair, name, problems) {
  const id = INHERITED.get(name);
  if (pair.value === id || pair.value === UNSUPPORTED) return true;
  const expected = `${id}, or -1 if the module does not support it`;
  problems.add(pair.valuePlace, `${pair.key} is ${pair.shown}`, expected, 'inherited ids are fixed');
  return false;
}

function checkCustomId(pair, first, problems) {
  const { key, value, shown, place, valuePlace } = pair;
  if (value === UNSUPPORTED) {
    const meant = nearest(key, [...INHERITED.keys(), ...ALIASES.keys()]);
    const todo = meant === undefined ? `give ${key} an id from ${first} on` : `did you mean ${meant}?`;
    problems.add(place, `${key} is no inherited method`, `-1 only after one of ${INHERITED_NAMES}`, todo);
    return false;
  }
  if (Number.isInteger(value) && value >= first && value <= MAX_METHOD_ID) return true;
  const reserved = Number.isInteger(value) && value >= 0 && value < first;
  const wrong = reserved ? `${key} has id ${value}, which is reserved` : `${key} is ${shown}`;
  problems.add(valuePlace, wrong, `a whole number from ${first} to ${MAX_METHOD_ID}`, 'choose a free one');
  return false;
}

/** Two methods may not claim one id, one name, or one function of the generated client. */
function checkUnique(methods, problems) {
  const [ids, names, clientNames] = [new Map(), new Map(), new Map()];
  for (const { name, id, place, idPlace } of methods) {
    const twin = names.get(name);
    if (twin !== undefined) {
      problems.add(place, `${name} is given twice`, 'one', `remove one; line ${twin.line} has the other`);
      continue;
    }
    names.set(name, place);
    if (id === UNSUPPORTED) continue;
    const other = ids.get(id);
    if (other !== undefined) {
      problems.add(idPlace, `${name} has the id of ${other}, ${id}`, 'an id of its own', 'choose a free one');
      continue;
    }
    ids.set(id, name);
    checkClientNames(name, place, clientNames, problems);
  }
}

function checkClientNames(method, place, taken, problems) {
  if (INHERITED.has(method)) return;
  for (const name of clientNamesOf(method)) {
    const owner = isClientMember(name) ? 'every client' : taken.get(name);
    if (owner !== undefined) {
      const wrong = `${method} needs the client function ${name}, which belongs to ${owner}`;
      problems.add(place, wrong, 'a name that makes no such pair', `rename ${method}`);
      return;
    }
  }
  for (const name of clientNamesOf(method)) taken.set(name, method);
}

function checkTotals(file, methods, abi, problems) {
  const place = startOf(file);
  if (!methods.some((m) => m.name === 'kCreate' && m.id === 0)) {
    problems.add(place, 'the module has no kCreate', '`kCreate: 0`', 'add it: it makes a container');
  }
  const count = methods.filter((m) => m.id !== UNSUPPORTED).length;
  if (count > abi.maxMethods) {
    problems.add(place, `${count} methods`, `at most ${abi.maxMethods}`, 'make two modules of it');
  }
}

/** @returns {import('./yaml.mjs').Method[]} in order of their ids, the unsupported ones last */
export function checkMethods(file, pairs, abi, problems) {
  const methods = [];
  let named = 0;
  for (const pair of pairs) {
    const name = checkMethodName(pair, problems);
    if (name === undefined) continue;
    named++;
    const custom = !INHERITED.has(name);
    const good = custom
      ? checkCustomId(pair, abi.methodCustom, problems)
      : checkInheritedId(pair, name, problems);
    if (good) methods.push({ name, id: pair.value, custom, place: pair.place, idPlace: pair.valuePlace });
  }
  checkUnique(methods, problems);
  // A kCreate with a wrong id has been reported already.
  if (named === methods.length) checkTotals(file, methods, abi, problems);
  const rank = (method) => (method.id === UNSUPPORTED ? MAX_METHOD_ID + 1 : method.id);
  return methods.sort((a, b) => rank(a) - rank(b));
}
