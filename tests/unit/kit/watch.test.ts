// --watch: refreshes when something changes, minds mistakes, and ends when it is told to.
// time limit: 120 s
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makeMod } from '#tools/kit/make-mod.mjs';
import { makeRepo } from '#tools/kit/make-repo.mjs';
import { ROOT } from '../../support/root.js';
import { makeRepo as makeFolder } from '../generator/support.js';

const test = suite('kit: --watch');
const DEADLINE_MS = 30_000;

/** A command that goes on, and what it says. */
class Watched {
  #said = '';
  readonly #child: ChildProcess;

  constructor(script: string, ...args: string[]) {
    this.#child = spawn(process.execPath, [path.join(ROOT, script), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#said += text;
        this.#child.emit('said');
      });
    }
    process.on('exit', () => this.#child.kill('SIGKILL'));
  }

  /** Waits for it to say this, and answers it; what it has said until then is forgotten. */
  async until(what: RegExp): Promise<string> {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    for (;;) {
      const found = what.exec(this.#said);
      if (found) {
        this.#said = this.#said.slice(found.index + found[0].length);
        return found[0];
      }
      await once(this.#child, 'said', { signal }).catch(() =>
        assert.unreachable(`no ${what} in:\n${this.#said}`),
      );
    }
  }

  async stop(): Promise<number | null> {
    this.#child.kill('SIGINT');
    const [code] = await once(this.#child, 'exit', { signal: AbortSignal.timeout(DEADLINE_MS) });
    return code;
  }
}

async function repoWithModule() {
  const repo = makeFolder({});
  makeRepo(repo, 'example');
  await makeMod(path.join(repo, 'mod'), 'as');
  return { repo, file: (name: string) => path.join(repo, 'mod', name) };
}

test('chi_refresh_repo --watch refreshes at each change, also after a mistake, and writes nothing without one', async () => {
  const { repo, file } = await repoWithModule();
  const watched = new Watched('tools/kit/bin/chi_refresh_repo.mjs', repo, '--watch');
  await watched.until(/1 modules, unchanged/);
  const yaml = readFileSync(file('chimaera_mod.yaml'), 'utf8');
  appendFileSync(file('chimaera_mod.yaml'), 'kPut: 10\n');
  await watched.until(/mod_methods\.ts: updated/);
  await watched.until(/1 modules, unchanged/); // what it wrote itself
  assert.match(readFileSync(file('mod_runtime.ts'), 'utf8'), 'CHI_BEGIN(Put)');
  writeFileSync(file('chimaera_mod.yaml'), `${yaml}kPut: 9\n`);
  await watched.until(/chimaera_mod\.yaml:\d+:\d+: kPut has id 9, which is reserved/);
  writeFileSync(file('chimaera_mod.yaml'), `${yaml}kPut: 10\nkGet: 11\n`);
  await watched.until(/mod_methods\.ts: updated/);
  await makeMod(path.join(repo, 'other'), 'ts');
  await watched.until(/2 modules/);
  assert.is(await watched.stop(), 0);
});

test('chimaera repo build --watch builds at each change', async () => {
  const { repo, file } = await repoWithModule();
  const watched = new Watched('dist/host/cli/chimaera.js', 'repo', 'build', repo, '--watch');
  await watched.until(/mod\.st\.wasm/);
  appendFileSync(file('mod_runtime.ts'), 'export function more(): u32 {\n  return 7;\n}\n');
  await watched.until(/mod\.st\.wasm/);
  appendFileSync(file('mod_runtime.ts'), 'const wrong: u32 = nothing;\n');
  await watched.until(/mod_runtime\.ts:\d+:\d+: error/);
  assert.ok(existsSync(path.join(repo, 'build/mod/mod.st.wasm')), 'what was built before is still there');
  assert.is(await watched.stop(), 0);
});

test.run();
