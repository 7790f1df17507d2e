// Reads the fields of a task class or of CreateParams.
import { membersOfTask } from './base-task.mjs';
import { EXPOSE, readBulk, WRITE } from './bulk.mjs';
import { isArray, LENGTH, readLength } from './inline.mjs';
import { arrayOf, canonicalType, elementOf, isPointer, isVector, TYPES } from './layout.mjs';
import { FIELD_NAME, isGeneratedWord, isReservedWord, nearest } from './names.mjs';
import { decoratorsOf, isStatic, NodeKind } from './source.mjs';

const DIRECTIONS = new Map([
  ['IN', 'in'],
  ['OUT', 'out'],
  ['INOUT', 'inout'],
  ['TEMP', 'temp'],
]);
const FEATURE = 'FEATURE';
/** What a field of a task may say beside its direction. */
const MARKS = [FEATURE, LENGTH, WRITE, EXPOSE];
const FEATURES_MAX = 3;
const FEATURE_TYPES = [
  'bool',
  'u8',
  'u16',
  'u32',
  'u64',
  'i32',
  'i64',
  'f32',
  'f64',
  'ShmBuffer',
  'ShmString',
];
const TYPE_NAMES = [...TYPES.keys(), 'usize'];
const ONE_OF = [
  ...TYPE_NAMES.filter((type) => !isVector(type)),
  ...['ShmVector<u32>', 'FixedArray<u32>', 'ContainerClient', 'a struct of this file'],
].join(' ');
const INTEGER = /^-?(0[xX][\da-fA-F_]+|\d[\d_]*)$/;
const FLOAT = /^-?\d[\d_]*(\.\d+)?([eE][+-]?\d+)?$/;

function checkName(name, place, isParams, problems) {
  if (!isParams && membersOfTask().has(name)) {
    const wrong = `every task has a ${name} already`;
    problems.add(place, wrong, 'a name that class Task does not have', 'rename it: it would hide that one');
  } else if (!FIELD_NAME.test(name)) {
    const expected = 'letters and digits, beginning with a lower-case letter';
    problems.add(place, `${name} is not a field name`, expected, 'rename it');
  } else if (isReservedWord(name) || isGeneratedWord(name)) {
    problems.add(place, `a field may not be called ${name}`, 'a name of its own', 'rename it');
  }
}

/** Type, and what else follows from it: an element count, the members of a struct. */
function readType(source, node, isParams, structs, problems) {
  const text = node.type.range.toString().replace(/\s+/g, '');
  const place = source.placeOf(node.type);
  if (isParams && (isArray(text) || structs.names.includes(text) || isPointer(text))) {
    const todo = isPointer(text)
      ? 'creation parameters are copied to other nodes, where a pointer means nothing'
      : 'give each number a name';
    problems.add(place, `CreateParams has a ${text}`, 'numbers and bool', todo);
    return undefined;
  }
  if (isArray(text)) {
    const length = readLength(source, node, elementOf(text), problems);
    return length === undefined ? undefined : { type: arrayOf(elementOf(text)), length };
  }
  if (structs.names.includes(text)) {
    const struct = structs.find(text, node.type);
    return struct === undefined ? undefined : { type: text, struct };
  }
  if (!TYPE_NAMES.includes(text)) {
    const meant = nearest(text, [...TYPE_NAMES, ...structs.names]);
    const todo = meant === undefined ? 'put anything else in a buffer' : `did you mean ${meant}?`;
    problems.add(place, `unknown field type ${text}`, `one of ${ONE_OF}`, todo);
    return undefined;
  }
  return { type: canonicalType(text) };
}

function readDirection(source, node, isParams, problems) {
  const place = source.placeOf(node.name);
  const names = decoratorsOf(node).filter((name) => isParams || !MARKS.includes(name));
  const expected = isParams ? '@IN, or none' : 'one of @IN @OUT @INOUT @TEMP';
  const unknown = names.find((name) => !DIRECTIONS.has(name));
  if (unknown !== undefined) {
    const decorator = node.decorators.find((d) => d.name.text === unknown);
    const meant = nearest(unknown, [...DIRECTIONS.keys(), ...MARKS]);
    const todo = meant === undefined ? 'correct it' : `did you mean @${meant}?`;
    problems.add(source.placeOf(decorator), `unknown decorator @${unknown}`, expected, todo);
  } else if (isParams && names.length === 0) {
    return 'in';
  } else if (names.length !== 1) {
    const wrong = `${node.name.text} has ${names.length === 0 ? 'no direction' : 'several directions'}`;
    problems.add(place, wrong, expected, `write it before ${node.name.text}`);
  } else if (isParams && names[0] !== 'IN') {
    problems.add(place, `a creation parameter is @${names[0]}`, expected, 'parameters only go in');
  }
  return DIRECTIONS.get(names[0]);
}

/** True if the text is a value of the type: `true`, `-2.5`, or a whole number in its range. */
function isLiteral(text, type) {
  if (type === 'bool') return text === 'true' || text === 'false';
  if (type.startsWith('f')) return FLOAT.test(text);
  if (!INTEGER.test(text)) return false;
  const digits = text.replaceAll('_', '');
  const value = digits.startsWith('-') ? -BigInt(digits.slice(1)) : BigInt(digits);
  const bits = TYPES.get(type).size * 8;
  return value === (type.startsWith('u') ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value));
}

/** The default of a creation parameter: a literal, which the generated client sends when it is not given. */
function readDefault(source, node, type, problems) {
  const text = node.initializer.range.toString();
  if (isLiteral(text, type)) return text;
  const expected = type === 'bool' ? 'true or false' : `a literal ${type}`;
  problems.add(source.placeOf(node.initializer), `the default is ${text}`, expected, 'write the value out');
  return undefined;
}

/** What the models of a method may use: known before the task runs, and a number. */
function checkFeature(source, node, { name, type, dir }, problems) {
  const place = source.placeOf(node.name);
  if (!FEATURE_TYPES.includes(type)) {
    problems.add(place, `a ${type} is no feature`, FEATURE_TYPES.join(' '), 'take a wider type');
  }
  if (dir === 'out' || dir === 'temp') {
    const todo = 'mark what the task is given';
    problems.add(place, `${name} is @FEATURE and not known before the task runs`, '@IN or @INOUT', todo);
  }
  return true;
}

function checkFeatureCount(source, node, fields, problems) {
  const features = fields.filter(({ feature }) => feature);
  if (features.length <= FEATURES_MAX) return;
  const wrong = `${node.name.text} has ${features.length} features`;
  problems.add(source.placeOf(node.name), wrong, `at most ${FEATURES_MAX}`, 'keep those that matter most');
}

function readMarks(source, node, field, problems) {
  const marks = decoratorsOf(node);
  if (marks.includes(FEATURE)) field.feature = checkFeature(source, node, field, problems);
  const bulk = readBulk(source, node, field, problems);
  if (bulk !== undefined) field.bulk = bulk;
  if (marks.includes(LENGTH) && field.length === undefined) {
    const place = source.placeOf(node.decorators.find(({ name }) => name.text === LENGTH));
    problems.add(
      place,
      `${field.name} has a length and is a ${field.type}`,
      'FixedArray',
      'remove one of them',
    );
  }
}

function readField(source, node, isParams, structs, problems) {
  const name = node.name.text;
  checkName(name, source.placeOf(node.name), isParams, problems);
  const type = readType(source, node, isParams, structs, problems);
  const dir = readDirection(source, node, isParams, problems);
  if (type === undefined || dir === undefined) return undefined;
  const field = { name, ...type, offset: 0, dir };
  if (!isParams) readMarks(source, node, field, problems);
  if (node.initializer !== null && isParams) {
    field.default = readDefault(source, node, field.type, problems);
  } else if (node.initializer !== null) {
    const todo = 'set it in the method, or let the client pass it';
    problems.add(source.placeOf(node.initializer), `${name} has an initial value`, 'none', todo);
  }
  return field;
}

/**
 * The fields in order, without offsets. Methods and accessors of the class are its author's business.
 * @param {import('./inline.mjs').Structs} structs
 * @returns {import('./layout.mjs').Field[]}
 */
export function readFields(source, node, structs, problems, { isParams = false } = {}) {
  const fields = [];
  for (const member of node.members) {
    if (member.kind !== NodeKind.FieldDeclaration) continue;
    if (isStatic(member)) {
      const todo = 'use a module-level const';
      problems.add(source.placeOf(member.name), `${member.name.text} is static`, 'fields of the task', todo);
      continue;
    }
    const field = readField(source, member, isParams, structs, problems);
    if (field === undefined) continue;
    if (fields.some((other) => other.name === field.name)) {
      problems.add(source.placeOf(member.name), `${field.name} is there twice`, 'one', 'rename one');
    }
    fields.push(field);
  }
  checkFeatureCount(source, node, fields, problems);
  return fields;
}
