// Which way the bytes of a ShmBuffer travel between processes (specification: ar.bulk with DT_WRITE and DT_EXPOSE).
import { decoratorsOf } from './source.mjs';

/** The method reads what the buffer holds: it goes in. */
export const WRITE = 'WRITE';
/** The method fills the buffer: there is room for it, and what it holds then comes back. */
export const EXPOSE = 'EXPOSE';

/**
 * @param {import('./layout.mjs').Field} field
 * @returns {'write' | 'expose' | 'both' | undefined} nothing when its author does not say: the bytes travel both ways
 */
export function readBulk(source, node, { name, type, dir }, problems) {
  const marks = decoratorsOf(node).filter((mark) => mark === WRITE || mark === EXPOSE);
  if (marks.length === 0) return undefined;
  const place = source.placeOf(node.decorators.find((decorator) => decorator.name.text === marks[0]));
  if (type !== 'ShmBuffer') {
    problems.add(
      place,
      `${name} is @${marks[0]} and a ${type}`,
      'a ShmBuffer',
      'what the task owns travels with it',
    );
  } else if (dir === 'out' || dir === 'temp') {
    const todo = 'mark it @IN: its place goes in, whichever way the bytes go';
    problems.add(place, `${name} is @${marks[0]} and @${dir.toUpperCase()}`, '@IN or @INOUT', todo);
  }
  if (marks.length > 1) return 'both';
  return marks[0] === WRITE ? 'write' : 'expose';
}
