// How long a task runs, and how long it holds its worker at a time, are two things when it waits: of the bare engine.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { RANGE_LOCAL, SELECT_ID, SUBDOMAIN_LOCAL, TASK_HEADER_SIZE } from '../../assembly/abi/layout.js';
import { MAX_POOLS } from '../../assembly/abi/limits.js';
import { ATTENTIVE } from '../../assembly/abi/map.js';
import { SEGMENT_MAIN } from '../../host/engine/abi.js';
import { Method } from '../mods/vault/autogen/vault_methods.js';
import { NO_GROUP, YIELD } from '../mods/vault/vault_codes.js';
import { EngineHarness } from '../support/engine-harness.js';

const LOCAL = RANGE_LOCAL | (SELECT_ID << 8) | (SUBDOMAIN_LOCAL << 24);
const PLAY_SIZE = 152;
const PLAY_ROW = 2; // behind kCreate and kDestroy
/** As drawn in assembly/stats/histogram.ts. */
const [RUNS, RUN_NS] = [16, 24] as const;
/** Between two looks at the harness's clock. */
const TICK_NS = 100;
const YIELDS = 1000;

function start(build: 'mt' | 'st') {
  const harness = new EngineHarness(build, 1);
  harness.load('tests/mods/vault');
  const { exports, views } = harness.engine;
  const pool = harness.createPool('pool', 1, 'vault', new Uint8Array([1, 0, 0, 0]));
  const script = exports.alloc(SEGMENT_MAIN, YIELDS * 4) >>> 0;
  views.u32.fill(YIELD, script >>> 2, (script >>> 2) + YIELDS);
  /** A task that gives way to others `YIELDS` times, from its start to its end. */
  const play = () => {
    exports.enter(harness.client);
    const task = exports.newTask(pool.lo, pool.hi, Method.kPlay, PLAY_SIZE, LOCAL, 0, 0) >>> 0;
    views.u32.set([NO_GROUP, 0, script, YIELDS * 4], (task + TASK_HEADER_SIZE) >>> 2);
    assert.equal(harness.run([task]), [task]);
    exports.freeTask(task);
  };
  const measured = () => {
    const out = exports.alloc(SEGMENT_MAIN, exports.blockBytes()) >>> 0;
    exports.sumBlocks(exports.poolAt(pool.lo % MAX_POOLS) >>> 0, PLAY_ROW, out);
    return { runs: views.u32[(out + RUNS) >>> 2], ns: views.f64[(out + RUN_NS) >>> 3] as number };
  };
  return { harness, play, measured };
}

for (const build of ['mt', 'st'] as const) {
  test(`${build}: of a task that goes on often the clock is read now and then, and its run time is known`, () => {
    const { harness, play, measured } = start(build);
    let reads = 0;
    harness.onNow = () => void reads++;
    play();
    assert.ok(reads < YIELDS / 4, `the clock was read ${reads} times`);
    const { runs, ns } = measured();
    assert.is(runs, 1);
    const really = (YIELDS + 1) * TICK_NS;
    assert.ok(Math.abs(ns / really - 1) < 0.05, `${ns} ns of ${really}`);
  });

  test(`${build}: a worker goes on looking for work beside a task that runs long, but never for long at a time`, () => {
    const { harness, play } = start(build);
    const { exports, views } = harness.engine;
    exports.enter(harness.workers[0] as number);
    exports.wokeUp();
    let away = 0;
    harness.onNow = () => {
      if (views.u32[ATTENTIVE >>> 2] === 0) away++;
    };
    play();
    assert.ok(away > 0, 'nobody knew how long it would take');
    away = 0;
    play();
    assert.is(away, 0);
  });
}

test.run();
