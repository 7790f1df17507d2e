// What lies in a task itself and is more than one number: fixed arrays, nested structs, a client. AssemblyScript has
// neither of them in a class, so that the compiler gets words in their place (expand.mjs).
import { ELEMENTS, elementOf, layOut, MAX_TASK_BYTES, TYPES } from './layout.mjs';
import { FIELD_NAME, isGeneratedWord, isReservedWord } from './names.mjs';
import { decoratorsOf, isClass, isStatic, NodeKind } from './source.mjs';

/** @typedef {import('./layout.mjs').Struct} Struct */

export const LENGTH = 'LENGTH';
/** The specification's serialisable ContainerClient: a pool, and a query for the calls that name none. */
export const CLIENT = 'ContainerClient';
const CLIENT_FIELDS = ['poolLo', 'poolHi', 'query', 'queryValue'];

const clientStruct = () => {
  const fields = CLIENT_FIELDS.map((name) => ({ name, type: 'u32', offset: 0, dir: 'in' }));
  return { name: CLIENT, size: layOut(fields, 0), fields };
};

/** Names that the generated files of a module use already. */
const TAKEN_ENDS = /(?:Result|View)$/;
const TAKEN = new Set(
  `AnyQuery ClientMethods ClientReference CreateContext CreateParams CreateTask DomainQuery Method PointerLink
  PoolCreation PoolDestruction RunContext ShmBuffer ShmString Task TaskHandle`.split(/\s+/),
);

/** `@LENGTH(8)` → 8; undefined (and a problem) when it is anything else. */
export function readLength(source, node, element, problems) {
  const decorator = (node.decorators ?? []).find(({ name }) => name.text === LENGTH);
  const most = MAX_TASK_BYTES / TYPES.get(element).size;
  const text = decorator?.args?.length === 1 ? decorator.args[0].range.toString() : '';
  const length = /^\d+$/.test(text) ? Number(text) : 0;
  if (length >= 1 && length <= most) return length;
  const place = source.placeOf(decorator ?? node.name);
  const wrong = decorator
    ? `this is no length: ${decorator.range.toString()}`
    : `${node.name.text} has no length`;
  problems.add(place, wrong, `@${LENGTH}(1) to @${LENGTH}(${most})`, `write it before ${node.name.text}`);
  return undefined;
}

/** The structs of one <mod>_tasks.ts: read when a field asks for them. */
export class Structs {
  /** @type {Map<string, Struct | undefined>} */
  #read = new Map();
  #reading = [];
  #nodes;

  constructor(source, problems) {
    this.source = source;
    this.problems = problems;
    const isStruct = (node) =>
      isClass(node) && node.extendsType === null && node.name.text !== 'CreateParams';
    this.#nodes = new Map(source.statements.filter(isStruct).map((node) => [node.name.text, node]));
    if (!this.#nodes.has(CLIENT)) this.#read.set(CLIENT, clientStruct());
  }

  /** Names that a field's type may have. */
  get names() {
    return [...this.#nodes.keys(), CLIENT];
  }

  /** The classes that fields had, with the nodes they were read from. */
  get used() {
    return [...this.#read.keys()]
      .filter((name) => this.#nodes.has(name))
      .map((name) => this.#nodes.get(name));
  }

  /**
   * @param {any} place the node that names it
   * @returns {Struct | undefined} nothing (and a problem) if it cannot lie in a task
   */
  find(name, place) {
    if (this.#read.has(name)) return this.#read.get(name);
    const node = this.#nodes.get(name);
    if (this.#reading.includes(name)) {
      const chain = [...this.#reading, name].join(' in ');
      this.problems.add(
        this.source.placeOf(place),
        `${chain}`,
        'a struct that ends',
        'keep the inner one in a buffer',
      );
      return undefined;
    }
    this.#reading.push(name);
    const struct = this.#readStruct(node);
    this.#reading.pop();
    this.#read.set(name, struct);
    return struct;
  }

  #readStruct(node) {
    const { source, problems } = this;
    const [name, place] = [node.name.text, source.placeOf(node.name)];
    if (!decoratorsOf(node).includes('unmanaged')) {
      problems.add(place, `${name} is a managed class`, '@unmanaged before it', 'add it: it lies in a task');
    }
    if (node.typeParameters?.length) {
      problems.add(place, `${name} is generic`, 'a class of its own for each use', 'write its types out');
    }
    if (TAKEN.has(name) || TAKEN_ENDS.test(name))
      problems.add(place, `a struct may not be called ${name}`, 'a name of its own', 'rename it');
    const members = node.members.filter((m) => m.kind === NodeKind.FieldDeclaration && !isStatic(m));
    const fields = members.map((member) => this.#readMember(member)).filter((field) => field !== undefined);
    if (members.length === 0) problems.add(place, `${name} has no fields`, 'one at least', 'give it some');
    return { name, size: layOut(fields, 0), fields };
  }

  #readMember(node) {
    const { source, problems } = this;
    const name = node.name.text;
    const place = source.placeOf(node.name);
    if (!FIELD_NAME.test(name) || isReservedWord(name) || isGeneratedWord(name)) {
      problems.add(place, `a field may not be called ${name}`, 'a name of its own', 'rename it');
    }
    const strange = decoratorsOf(node).find((decorator) => decorator !== LENGTH);
    if (strange !== undefined) {
      const todo = 'mark the field of the task that has the struct';
      problems.add(place, `${name} of a struct is @${strange}`, `@${LENGTH}, or none`, todo);
    }
    const type = node.type.range.toString().replace(/\s+/g, '');
    const field = { name, type, offset: 0, dir: 'in' };
    if (isScalar(type)) return { ...field, type: type === 'usize' ? 'u32' : type };
    if (isArray(type)) {
      const length = readLength(source, node, elementOf(type), problems);
      return length === undefined ? undefined : { ...field, length };
    }
    if (this.names.includes(type)) {
      const struct = this.find(type, node.type);
      return struct === undefined ? undefined : { ...field, struct };
    }
    const expected = 'a number, bool, FixedArray, or a struct of this file';
    const todo = 'what points into memory stands in the task itself';
    problems.add(source.placeOf(node.type), `a struct has a ${type}`, expected, todo);
    return undefined;
  }
}

const isScalar = (type) => type === 'usize' || (TYPES.has(type) && !type.startsWith('Shm'));

/** A fixed array of an element type that there is. */
export const isArray = (type) => ELEMENTS.includes(elementOf(type));
