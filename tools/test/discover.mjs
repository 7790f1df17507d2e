// Finds the test files, and what each says about itself.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { walk } from '../build/files.mjs';
import { TEMPLATE } from '../generator/folders.mjs';

const DEFAULT_LIMIT_MS = 60_000;
const HEAD_LINES = 15;

/** Reads the directives from the source: comments do not survive the build. */
export function readDirectives(source) {
  const head = source.split('\n', HEAD_LINES).join('\n');
  const limit = /^\/\/ time limit: (\d+) s\b/m.exec(head);
  return {
    limitMs: limit === null ? DEFAULT_LIMIT_MS : Number(limit[1]) * 1000,
    alone: /^\/\/ runs alone\b/m.test(head),
  };
}

/** How the names of test files end: those that every change passes, and those that take their time. */
export const TEST = '.test.ts';
export const DEEP = '.deep.ts';

/** The test files whose path contains one of `patterns` (all, without any), in order of their names. */
export function discover(root, patterns = [], ending = TEST) {
  const sources = ['tests', 'mods'].filter((folder) => existsSync(path.join(root, folder)));
  return sources
    .flatMap((folder) => walk(root, folder))
    .filter((file) => file.endsWith(ending) && !file.includes(TEMPLATE))
    .filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)))
    .map((file) => ({
      file,
      script: path.join(root, 'dist', file.replace(/\.ts$/, '.js')),
      ...readDirectives(readFileSync(path.join(root, file), 'utf8')),
    }));
}
