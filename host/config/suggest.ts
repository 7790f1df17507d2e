// The known key that an unknown one was probably meant to be.
import { DEFAULTS } from './defaults.autogen.js';
import type { Path } from './problem.js';

const MAX_DISTANCE = 3;
const MAX_KEY_LENGTH = 64;

const isSection = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The keys of the section at `path`; none if there is no such section. */
export function knownKeys(path: Path): string[] {
  let section: unknown = DEFAULTS;
  for (const key of path) section = isSection(section) ? section[key] : undefined;
  return isSection(section) ? Object.keys(section) : [];
}

/** A key of the same section that is spelled alike, or the whole path of the same key in another section. */
export function suggestKey(section: Path, unknown: string): string | undefined {
  if (unknown.length > MAX_KEY_LENGTH) return undefined;
  return nearest(unknown, knownKeys(section)) ?? pathOf(normalise(unknown), DEFAULTS, '');
}

/** The candidate that is spelled most like a name, if any is near enough to be meant. */
export function nearest(unknown: string, candidates: readonly string[]): string | undefined {
  const word = normalise(unknown);
  // Of a short key, three wrong letters leave nothing to recognise it by.
  let best = Math.min(MAX_DISTANCE, Math.ceil(word.length / 3)) + 1;
  let found: string | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(word, normalise(candidate));
    if (distance < best) [best, found] = [distance, candidate];
  }
  return found;
}

/** maxLanes, max-lanes and max_lanes are one word. */
function normalise(key: string): string {
  return key.replace(/[_\s-]/g, '').toLowerCase();
}

function pathOf(word: string, section: object, prefix: string): string | undefined {
  for (const [key, value] of Object.entries(section)) {
    if (normalise(key) === word) return prefix + key;
    const inside = isSection(value) ? pathOf(word, value, `${prefix}${key}.`) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** F. J. Damerau (1964), restricted: insert, delete, replace, or swap two neighbours. */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, at(beforePrevious, j - 2) + 1);
      row.push(cost);
    }
    [beforePrevious, previous] = [previous, row];
  }
  return at(previous, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] as number;
