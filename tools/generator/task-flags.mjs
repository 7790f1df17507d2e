// What a task can do beside run once, on one container of this node: `@taskFlags(TF_SRL_SYM | TF_REPLICA)` before its
// class (specification: TaskFlags). The names are the generator's: nothing has to be imported for them.
import { ASYM_END, ASYM_START } from './archives.mjs';
import { nearest } from './names.mjs';
import { NodeKind, Token } from './source.mjs';

/** Each flag, with those of which it needs one beside it. */
const FLAGS = new Map([
  ['TF_LOCAL', []], // runs for its own process only: what its fields point at means something there
  ['TF_SRL_SYM', []], // may run on another node: its fields travel as they are declared
  [ASYM_START, []], // its author writes what goes in, and reads it (archives.mjs)
  [ASYM_END, []], // its author writes what comes back, and reads it
  ['TF_REPLICA', ['TF_SRL_SYM']], // may be sent to several containers
]);
const LOCAL = 'TF_LOCAL';
const DECORATOR = 'taskFlags';
/** Of a class that says nothing. */
const DEFAULT = ['TF_SRL_SYM'];
const ONE_OF = [...FLAGS.keys()].join(' ');

/** The names in `A | B | C`, or undefined when it is anything else. */
function namesIn(node) {
  if (node.kind === NodeKind.Identifier) return [node];
  if (node.kind !== NodeKind.Binary || node.operator !== Token.Bar) return undefined;
  const [left, right] = [namesIn(node.left), namesIn(node.right)];
  return left && right && [...left, ...right];
}

function checkFlag(source, node, flags, problems) {
  const { text } = node;
  const place = source.placeOf(node);
  if (!FLAGS.has(text)) {
    const meant = nearest(text, FLAGS.keys());
    const todo = meant === undefined ? 'correct it' : `did you mean ${meant}?`;
    problems.add(place, `unknown task flag ${text}`, `one of ${ONE_OF}`, todo);
    return;
  }
  const needs = FLAGS.get(text);
  if (needs.length > 0 && !needs.some((need) => flags.includes(need))) {
    problems.add(
      place,
      `${text} stands alone`,
      `${needs.join(' or ')} beside it`,
      `write ${needs[0]} | ${text}`,
    );
  }
}

/**
 * The flags of a task class.
 * @returns {string[]} in the order of the table
 */
export function readTaskFlags(source, node, problems) {
  const [decorator, other] = (node.decorators ?? []).filter(({ name }) => name.text === DECORATOR);
  if (decorator === undefined) return DEFAULT;
  const example = `@${DECORATOR}(TF_SRL_SYM | TF_REPLICA)`;
  if (other !== undefined) {
    problems.add(source.placeOf(other), `@${DECORATOR} is there twice`, 'one', 'join their flags with |');
  }
  const names = decorator.args?.length === 1 ? namesIn(decorator.args[0]) : undefined;
  if (names === undefined) {
    problems.add(source.placeOf(decorator), 'these are no task flags', example, `name some of ${ONE_OF}`);
    return DEFAULT;
  }
  const flags = names.map(({ text }) => text);
  for (const name of names) checkFlag(source, name, flags, problems);
  if (flags.includes(LOCAL) && flags.length > 1) {
    const wrong = `${LOCAL} beside ${flags.find((flag) => flag !== LOCAL)}`;
    problems.add(
      source.placeOf(decorator),
      wrong,
      `${LOCAL} alone`,
      'a task either stays or travels: remove one',
    );
  }
  const asymmetric = flags.find((flag) => flag === ASYM_START || flag === ASYM_END);
  if (asymmetric !== undefined && flags.includes('TF_SRL_SYM')) {
    const wrong = `TF_SRL_SYM beside ${asymmetric}`;
    const todo =
      'remove one: what no flag makes asymmetric travels as it is declared, and only what travels so is replicated';
    problems.add(source.placeOf(decorator), wrong, 'one of the two', todo);
  }
  return [...FLAGS.keys()].filter((flag) => flags.includes(flag));
}

/**
 * What a task that travels may not have: a place that its method answers is one in the runtime's memory.
 * @param {import('./layout.mjs').Field[]} fields
 */
export function checkTravel(source, node, flags, fields, problems) {
  if (flags.includes(LOCAL)) return;
  const answered = ({ type, dir, bulk }) => type === 'ShmBuffer' && dir === 'out' && bulk === undefined;
  for (const { name } of fields.filter(answered)) {
    const member = node.members.find((found) => found.name.text === name);
    const wrong = `${name} answers a place in memory, and ${node.name.text} may travel`;
    const todo = `or @${DECORATOR}(${LOCAL}) before the class`;
    problems.add(
      source.placeOf(member.name),
      wrong,
      'ShmVector, or @IN @EXPOSE: the caller brings the buffer',
      todo,
    );
  }
}
