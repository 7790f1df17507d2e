// Tells on stderr how far it is: a bar on a terminal, a line elsewhere.
import process from 'node:process';
import { Presets, SingleBar } from 'cli-progress';
import { printable } from './names.js';
import type { Found } from './walk.js';

export interface Progress {
  /** So many bytes more are done. */
  advance(bytes: number): void;
  close(): void;
}

const MEGA = 1e6;

/** @param found walks over the files, to know beforehand how much there is */
export async function openProgress(folder: string, found: () => AsyncIterable<Found>): Promise<Progress> {
  if (!process.stderr.isTTY || process.env.TERM === 'dumb') {
    process.stderr.write(`compressing ${printable(folder)}\n`);
    return { advance() {}, close() {} };
  }
  let total = 0;
  for await (const entry of found()) if ('size' in entry) total += entry.size;
  // Wrapping stays on and the cursor visible: the terminal is as it was, however the program ends.
  const format = '{bar} {percentage} % of {total} MB, {eta_formatted} left';
  const bar = new SingleBar(
    { format, linewrap: true, barsize: 30, clearOnComplete: true },
    Presets.shades_classic,
  );
  let done = 0;
  bar.start(megabytes(total), 0);
  return {
    advance(bytes) {
      done += bytes;
      bar.update(Math.min(megabytes(done), megabytes(total))); // files may have grown
    },
    close: () => bar.stop(),
  };
}

function megabytes(bytes: number): number {
  return Math.round((bytes / MEGA) * 10) / 10;
}
