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

/** @param found walks over the files, to know beforehand how much there is */
export async function openProgress(folder: string, found: () => AsyncIterable<Found>): Promise<Progress> {
  if (!process.stderr.isTTY || process.env.TERM === 'dumb') {
    process.stderr.write(`compressing ${printable(folder)}\n`);
    return { advance() {}, close() {} };
  }
  let total = 0;
  for await (const entry of found()) if ('size' in entry) total += entry.size;
  // Wrapping stays on and the cursor visible: the terminal is as it was, however the program ends.
  const options = { format: '{bar} {percentage} % of {megabytes} MB', linewrap: true, clearOnComplete: true };
  const bar = new SingleBar(options, Presets.shades_classic);
  let done = 0;
  bar.start(total, 0, { megabytes: (total / 1e6).toFixed(1) });
  return {
    advance(bytes) {
      done = Math.min(done + bytes, total); // files may have grown
      bar.update(done);
    },
    close: () => bar.stop(),
  };
}
