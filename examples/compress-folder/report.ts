// What is printed at the end: the figures on stdout, as text or JSON, errors on stderr.
import process from 'node:process';
import { styleText } from 'node:util';
import { ChimaeraError } from '../../host/index.js';
import type { Figures } from './figures.js';
import { printable } from './names.js';
import type { NamedFile } from './tally.js';

type Row = readonly string[];

/** Longer lists end in "… and N more"; --json has them whole. */
const LIST_MAX = 20;
const FAILED = 1;

export function printJson(figures: Figures): void {
  print(JSON.stringify(figures, null, 2));
}

export function printTable(figures: Figures, folder: string): void {
  const lines = [
    verdict(figures, folder),
    '',
    ...totals(figures),
    '',
    ...columns(methods(figures)),
    '',
    ...columns(workers(figures)),
    ...list('did not come back', figures.mismatched),
    ...list('skipped', figures.skipped),
  ];
  print(lines.join('\n'));
}

function print(text: string): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error; // a reader that has seen enough (`| head`) is no failure
  });
  process.stdout.write(`${text}\n`);
}

/** Says what went wrong, and answers the exit code. */
export function complain(error: unknown): number {
  if (!(error instanceof ChimaeraError)) throw error;
  process.stderr.write(
    `${colored('red', 'error:', process.stderr)} ${error.code}: ${error.message}\n${error.hint}\n`,
  );
  return FAILED;
}

function verdict({ files, mismatches }: Figures, folder: string): string {
  const of = `${count(files)} ${files === 1 ? 'file' : 'files'} of ${printable(folder)}`;
  if (mismatches > 0) {
    return colored('red', `MISMATCH: ${count(mismatches)} of ${of} did not come back as sent`);
  }
  return colored('green', `${of}: compressed, decompressed, every SHA-256 is the same`);
}

function totals(figures: Figures): string[] {
  const { files, bytes, compressedBytes, ratio, tasks, tasksPerSecond, megabytesPerSecond, seconds } =
    figures;
  const remarks = [
    `${count(figures.mismatches)} mismatches, ${count(figures.skipped.length)} skipped`,
    `${count(compressedBytes)} compressed, ratio ${ratio.toFixed(2)}`,
    `${count(tasksPerSecond)} tasks/s, ${megabytesPerSecond.toFixed(1)} MB/s`,
    '',
  ];
  const lines = columns([
    ['files', count(files)],
    ['bytes', count(bytes)],
    ['tasks', count(tasks)],
    ['seconds', seconds.toFixed(3)],
  ]);
  return lines.map((line, i) => `${line}   ${remarks[i]}`.trimEnd());
}

function methods({ methods }: Figures): Row[] {
  const times = (row: Figures['methods'][number]) => [
    row.waitP50Us,
    row.waitP99Us,
    row.runP50Us,
    row.runP99Us,
  ];
  return [
    ['method', 'tasks', 'wait p50 µs', 'wait p99 µs', 'run p50 µs', 'run p99 µs', 'timed'],
    ...methods.map((row) => [row.method, count(row.tasks), ...times(row).map(count), percent(row.sampled)]),
  ];
}

function workers({ workers }: Figures): Row[] {
  return [
    ['worker', 'tasks', 'share'],
    ...workers.map(({ worker, tasks, share }) => [String(worker), count(tasks), percent(share)]),
  ];
}

function list(title: string, files: readonly NamedFile[]): string[] {
  if (files.length === 0) return [];
  const shown = files
    .slice(0, LIST_MAX)
    .map(({ path, reason }) => `  ${printable(path)}: ${printable(reason)}`);
  const left = files.length - shown.length;
  return ['', title, ...shown, ...(left > 0 ? [`  … and ${count(left)} more (--json lists all)`] : [])];
}

/** Lines of a table: names to the left, figures to the right. */
function columns(rows: readonly Row[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const pad = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column]) : text.padStart(widths[column]);
  return rows.map((row) => row.map(pad).join('   '));
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en').replaceAll(',', ' ');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function colored(color: 'red' | 'green', text: string, stream: NodeJS.WriteStream = process.stdout): string {
  const plain = !stream.isTTY || process.env.NO_COLOR || process.env.TERM === 'dumb';
  return plain ? text : styleText(color, text);
}
