// One mistake in a configuration, and how it is shown: `file:line:column: path: what is wrong, what was
// expected`, then the line of the file with a caret. Values come from a file that may be hostile: they are
// cut and cleaned.

export type Path = readonly (string | number)[];

/** A mistake as the validator finds it: it knows the key, not the file. */
export interface Fault {
  readonly path: Path;
  readonly text: string;
  /** The key itself is wrong, not its value: the caret goes under the key. */
  readonly atKey?: boolean;
}

/** What `fields.problems` of CHI_E_CONFIG lists: plain data, so that it can be sent to another thread. */
export class Problem {
  constructor(
    readonly path: string,
    readonly text: string,
    /** In a file: its name, the place from 1 as editors count, and the line with a caret below. */
    readonly at?: { file: string; line: number; column: number; excerpt: string },
  ) {}

  toString(): string {
    const text = this.path === '' ? this.text : `${this.path}: ${this.text}`;
    if (this.at === undefined) return clean(this.path === '' ? `configuration: ${text}` : text);
    const { file, line, column, excerpt } = this.at;
    return `${clean(`${file}:${line}:${column}: ${text}`)}\n${excerpt}`;
  }
}

const MAX_LISTED = 50;
const MAX_SOURCE_COLUMNS = 100;
const MAX_VALUE_LENGTH = 40;

export function formatPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = /^[\w-]{1,64}$/.test(key) ? key : quote(key);
    return text === '' ? name : `${text}.${name}`;
  }, '');
}

/** `is 0`, `is the text "abc"`: the half of a message that says what was found. */
export function describe(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (value === null) return 'is empty';
  if (Array.isArray(value)) return 'is a list';
  if (typeof value === 'string') return `is the text ${quote(value)}`;
  if (typeof value === 'number' || typeof value === 'boolean') return `is ${value}`;
  return typeof value === 'object' ? 'is a section' : `is a ${typeof value}`;
}

function quote(text: string): string {
  return JSON.stringify(text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text);
}

export function problemAtPath({ path, text }: Fault): Problem {
  return new Problem(formatPath(path), text);
}

/** Line from 1 of a place in a text, and where that line begins. */
export function placeOf(source: string, offset: number): { line: number; at: number; start: number } {
  const at = Math.max(0, Math.min(offset, source.length));
  const start = source.lastIndexOf('\n', at - 1) + 1;
  return { line: source.slice(0, start).split('\n').length, at, start };
}

export function problemInFile({ path, text }: Fault, file: string, source: string, offset: number): Problem {
  const { line, at, start } = placeOf(source, offset);
  const end = source.indexOf('\n', start);
  const excerpt = drawCaret(source.slice(start, end < 0 ? source.length : end), at - start);
  return new Problem(formatPath(path), text, { file, line, column: at - start + 1, excerpt });
}

function drawCaret(line: string, column: number): string {
  const from = Math.max(0, column - MAX_SOURCE_COLUMNS / 2);
  const shown = clean(line.slice(from, from + MAX_SOURCE_COLUMNS).trimEnd());
  const before = line.slice(from, column).replace(/[^\t]/g, ' ');
  return `    ${shown}\n    ${before}^`;
}

/** Control and direction characters would reach the reader's terminal. */
function clean(text: string): string {
  return text.replace(/[^\P{C}\t\n]|[\u2028\u2029]/gu, '\ufffd');
}

/** All of them, up to a number that a reader can use. */
export function listProblems(problems: readonly Problem[]): (Problem | string)[] {
  if (problems.length <= MAX_LISTED) return [...problems];
  return [...problems.slice(0, MAX_LISTED), `and ${problems.length - MAX_LISTED} more`];
}
