// The timing wheel against a sorted list.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Random } from '../../../host/platform/sim/random.js';
import { type Build, instantiate, onEachBuild, pagesFor, SCRATCH } from '../../support/engine.js';

const WHEEL = SCRATCH;
const timerAt = (index: number): number => SCRATCH + 8192 + index * 64;
const TICK_MAX = 2 ** 48 - 1;

/** The wheel, and what must be in it, in the order in which it must come out. */
class Model {
  readonly engine;
  private readonly call: Record<string, (...values: (number | bigint)[]) => number>;
  private readonly timers: { timer: number; tick: number }[] = [];
  private made = 0;
  now = 0;

  constructor(build: Build, now = 0) {
    this.engine = instantiate(build, pagesFor());
    this.call = this.engine.call as never;
    this.now = now;
  }

  /** Adds a timer; answers its address. */
  insert(tick: number, timer = timerAt(this.made++)): number {
    this.call.wheelInsert(WHEEL, timer, BigInt(tick), BigInt(this.now));
    const due = Math.max(tick, this.current);
    const later = this.timers.findIndex((other) => other.tick > due);
    this.timers.splice(later < 0 ? this.timers.length : later, 0, { timer, tick: due });
    this.check();
    return timer;
  }

  /** Takes one out that is in; answers its address. */
  remove(index: number): number {
    const { timer } = this.timers[index % this.timers.length] as { timer: number };
    this.timers.splice(index % this.timers.length, 1);
    this.call.wheelRemove(WHEEL, timer);
    this.check();
    return timer;
  }

  /** Lets time go by and fires what is due, at most `most` timers; answers how many. */
  pass(ticks: number, most = Number.POSITIVE_INFINITY): number {
    this.now += ticks;
    for (let fired = 0; ; fired++) {
      if (fired === most) return fired;
      const timer = this.call.wheelTake(WHEEL, BigInt(this.now)) >>> 0;
      const first = this.timers[0];
      if (!first || first.tick > this.now) {
        assert.is(timer, 0, 'nothing is due');
        this.check();
        return fired;
      }
      assert.is(timer, first.timer, `due at ${first.tick}, in the order of insertion`);
      this.timers.shift();
      this.check();
    }
  }

  get size(): number {
    return this.timers.length;
  }

  /** When the wheel wants to be looked at; 0 = never. */
  get next(): number {
    return Number(this.call.wheelNext(WHEEL));
  }

  private get current(): number {
    return Number(this.engine.views.u64[(WHEEL + 8) >>> 3]);
  }

  private check(): void {
    assert.is(this.call.wheelSize(WHEEL), this.timers.length);
    const first = this.timers[0];
    if (!first) assert.is(this.next, 0);
    else assert.ok(this.next <= first.tick && this.next >= this.current, `${this.next} for ${first.tick}`);
    if (first && first.tick - (this.current - (this.current % 64)) < 64) assert.is(this.next, first.tick);
  }
}

onEachBuild(test, 'random operations, near and far, against a sorted list', (build) => {
  const seed = Date.now() >>> 0;
  for (let run = 0; run < 30; run++) {
    const random = new Random(seed + run);
    // Starts that are about to carry into a higher digit, and anywhere.
    const start = [0, 63, 4095, 2 ** 36 - 2, random.below(2 ** 31) * 17][run % 5] as number;
    const model = new Model(build, start);
    const free: number[] = [];
    const far = () => 2 ** random.below(run % 3 === 0 ? 40 : 14);
    try {
      for (let i = 0; i < 2000; i++) {
        const choice = random.below(8);
        if (choice < 4) model.insert(model.now + random.below(far()), free.pop());
        else if (choice < 6 && model.size > 0) free.push(model.remove(random.below(model.size)));
        else model.pass(random.below(far()), random.below(4) === 0 ? 3 : undefined);
      }
      model.pass(2 ** 41);
      assert.is(model.size, 0);
    } catch (error) {
      throw new Error(`seed ${seed + run}: ${(error as Error).message}`, { cause: error });
    }
  }
});

onEachBuild(
  test,
  'timers of one tick fire in the order of their insertion, from whatever level they come',
  (build) => {
    const model = new Model(build);
    const due = 64 ** 3 + 5;
    for (const step of [0, 64 ** 2, 64 ** 3 - 64 ** 2 - 64, 64, 3]) {
      assert.is(model.pass(step), 0);
      model.insert(due);
      model.insert(due);
    }
    assert.is(model.pass(1), 0);
    assert.is(model.pass(1), 10);
  },
);

onEachBuild(test, 'what is due already comes at once, what is beyond the end at the end', (build) => {
  const model = new Model(build, 1000);
  model.insert(5);
  model.insert(1000);
  model.insert(TICK_MAX);
  assert.is(model.pass(0), 2);
  assert.is(model.pass(2 ** 47), 0);
  assert.is(model.pass(2 ** 47), 1);
});

onEachBuild(test, 'times in ns become ticks that are never early', (build) => {
  const { tickAfter, tickBefore } = instantiate(build, pagesFor()).call as unknown as Record<
    string,
    (ns: number) => bigint
  >;
  const cases: [number, bigint, bigint][] = [
    [0, 1n, 0n],
    [-5, 1n, 0n],
    [1, 1n, 0n],
    [32768, 1n, 1n],
    [32769, 2n, 1n],
    [2 ** 52, 2n ** 37n, 2n ** 37n],
    [Number.POSITIVE_INFINITY, BigInt(TICK_MAX), BigInt(TICK_MAX)],
    [Number.NaN, 1n, 0n],
  ];
  for (const [ns, after, before] of cases) {
    assert.is(tickAfter?.(ns), after, `after ${ns}`);
    assert.is(tickBefore?.(ns), before, `before ${ns}`);
  }
});

test.run();
