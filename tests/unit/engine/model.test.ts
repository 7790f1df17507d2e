// The models of what methods cost: recursive least squares that forgets, on data of all kinds.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  MODEL_CPU,
  MODEL_CPU_ERROR,
  MODEL_IO,
  MODEL_P,
  MODEL_SIZE,
} from '../../../assembly/abi/model-layout.js';
import { onEachBuild, SCRATCH, startEngine, type TestEngine } from '../../support/engine.js';
import { Random } from '../../support/random.js';

const seededRandom = (seed: number) => {
  const random = new Random(seed);
  return () => random.below(2 ** 30) / 2 ** 30;
};

const test = suite('models');
const MODEL = SCRATCH;
const FEATURES = SCRATCH + 1024;

class Learner {
  constructor(
    private readonly engine: TestEngine,
    features: number,
  ) {
    engine.views.u8.fill(0, MODEL, MODEL + MODEL_SIZE);
    engine.call.initModel(MODEL, features);
  }

  private give(features: readonly number[]): void {
    [0, 1, 2].forEach((i) => {
      this.engine.views.f64[(FEATURES >>> 3) + i] = features[i] ?? 0;
    });
  }

  learn(features: readonly number[], cpuNs: number, ioNs = 0): void {
    this.give(features);
    this.engine.call.modelLearn(MODEL, FEATURES, cpuNs, ioNs);
  }

  cpu(...features: number[]): number {
    this.give(features);
    return this.engine.call.modelPredict(MODEL, MODEL_CPU, FEATURES) as number;
  }

  io(...features: number[]): number {
    this.give(features);
    return this.engine.call.modelPredict(MODEL, MODEL_IO, FEATURES) as number;
  }

  get error(): number {
    return this.engine.views.f64[(MODEL + MODEL_CPU_ERROR) >>> 3] as number;
  }

  /** Largest of what the model keeps of its own certainty. */
  get largestP(): number {
    return Math.max(
      ...this.engine.views.f64.subarray((MODEL + MODEL_P) >>> 3, ((MODEL + MODEL_P) >>> 3) + 16),
    );
  }
}

const near = (actual: number, expected: number, part: number, what: string) =>
  assert.ok(Math.abs(actual - expected) <= part * expected, `${what}: ${actual}, expected about ${expected}`);

onEachBuild(test, 'linear data are learned exactly, over one to three features', (build) => {
  for (const seed of [1, 2, 3]) {
    const random = seededRandom(seed);
    for (let n = 1; n <= 3; n++) {
      const model = new Learner(startEngine(build), n);
      const slopes = [0.4, 30, 900].slice(0, n);
      const of = (f: number[]) => 2000 + f.reduce((sum, value, i) => sum + value * slopes[i], 0);
      const some = () => slopes.map((slope) => random() * (2e6 / slope));
      for (let i = 0; i < 200; i++) {
        const f = some();
        model.learn(f, of(f), of(f) * 3);
      }
      for (let i = 0; i < 20; i++) {
        const f = some();
        near(model.cpu(...f), of(f), 0.01, `seed ${seed}, ${n} features`);
        near(model.io(...f), of(f) * 3, 0.01, `seed ${seed}, ${n} features, waiting`);
      }
      assert.ok(model.error < 0.01, `error ${model.error}`);
    }
  }
});

onEachBuild(test, 'short tasks among a few that are a thousand times longer: right for both', (build) => {
  const random = seededRandom(7);
  const model = new Learner(startEngine(build), 1);
  for (let i = 0; i < 3000; i++) {
    const size = i % 100 === 99 ? 1e7 : 1000 + random() * 19000;
    model.learn([size], size * (0.9 + 0.2 * random()));
  }
  near(model.cpu(2000), 2000, 0.15, 'short');
  near(model.cpu(20000), 20000, 0.1, 'longer');
  near(model.cpu(1e7), 1e7, 0.1, 'long');
  assert.ok(model.error < 0.15, `error ${model.error}`);
});

onEachBuild(test, 'outliers hardly move it', (build) => {
  const random = seededRandom(11);
  const model = new Learner(startEngine(build), 1);
  for (let i = 0; i < 2000; i++) {
    const size = 10000 + random() * 90000;
    model.learn([size], random() < 0.02 ? 5e8 : size * (0.95 + 0.1 * random()));
  }
  near(model.cpu(50000), 50000, 0.15, 'with 2 % outliers');
});

onEachBuild(test, 'another regime is followed within a hundred samples', (build) => {
  const random = seededRandom(13);
  const model = new Learner(startEngine(build), 1);
  const run = (count: number, slope: number) => {
    for (let i = 0; i < count; i++) {
      const size = 1000 + random() * 99000;
      model.learn([size], size * slope);
    }
  };
  run(5000, 1);
  near(model.cpu(50000), 50000, 0.02, 'before');
  run(300, 8);
  near(model.cpu(50000), 400000, 0.1, 'afterwards');
  run(300, 0.5);
  near(model.cpu(50000), 25000, 0.1, 'and back');
});

onEachBuild(test, 'features that never change leave it bounded, and ready to learn', (build) => {
  const model = new Learner(startEngine(build), 2);
  for (let i = 0; i < 20000; i++) model.learn([500, 0], 7000);
  near(model.cpu(500, 0), 7000, 0.01, 'the constant');
  assert.ok(model.largestP < 1e13, `P ${model.largestP}`);
  const random = seededRandom(17);
  for (let i = 0; i < 200; i++) {
    const [a, b] = [random() * 1000, random() * 1000];
    model.learn([a, b], 5000 + 4 * a + 2 * b);
  }
  near(model.cpu(100, 900), 7200, 0.05, 'what varies now');
});

onEachBuild(test, 'whatever it is given, it answers a number between 0 and 100 s, and recovers', (build) => {
  const random = seededRandom(19);
  const model = new Learner(startEngine(build), 3);
  const odd = [0, -1, Number.NaN, Number.POSITIVE_INFINITY, -1e300, 1e300, 1e-300, 2 ** 64, 1e18];
  const any = () =>
    random() < 0.5 ? odd[Math.floor(random() * odd.length)] : random() * 10 ** (random() * 7);
  for (let i = 0; i < 5000; i++) {
    model.learn([any(), any(), any()], any(), any());
    const said = model.cpu(any(), any(), any());
    assert.ok(said >= 0 && said <= 1e11, `sample ${i}: ${said}`);
  }
  for (let i = 0; i < 600; i++) model.learn([5000, 1, 1], 15000 * (0.9 + 0.2 * random()));
  near(model.cpu(5000, 1, 1), 15000, 0.1, 'afterwards');
});

test.run();
