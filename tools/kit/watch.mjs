// Doing something again whenever a repository's sources change.
import { watch as watchFolder } from 'node:fs';
import process from 'node:process';
import { setTimeout as later } from 'node:timers/promises';
import { say } from '../build/log.mjs';

/** Editors write a file in several steps, and several files at once. */
const SETTLE_MS = 30;
const NOT_SOURCES = /(?:^|[/\\])(?:build|node_modules|\.[^/\\]*)(?:[/\\]|$)/;

/**
 * Does `work` now and after each change, until the process ends. What `work` itself writes among the sources makes it be
 * done once more; then it has to find nothing to do.
 * @param {() => Promise<void>} work
 */
export async function watch(repo, work) {
  let wake = () => {};
  let changed = true;
  const watcher = watchFolder(repo, { recursive: true }, (_event, name) => {
    if (name !== null && NOT_SOURCES.test(name)) return;
    changed = true;
    wake();
  });
  process.once('SIGINT', () => process.exit(0));
  watcher.on('error', (error) => say(error.message));
  for (;;) {
    if (!changed) await new Promise((resolve) => (wake = resolve));
    await later(SETTLE_MS);
    changed = false;
    await work();
  }
}
