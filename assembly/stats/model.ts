// What a task will take, learned from what its method took: for each method of a pool a linear model of run time and of
// waiting time over up to three features of the task and a constant, by recursive least squares.
//
// - Samples are weighted by the inverse of what they took: what counts is the relative error, of short tasks as of long.
// - Forgetting is directional (Kulhavý, 1987): only what a sample tells about is forgotten, so that features which do
//   not change for long leave P bounded.
// - An error beyond three mean deviations counts as three; that mean follows, so that outliers hardly move the model,
//   and another regime does after a few dozen samples.
// - Features are scaled by powers of two to at most 1. What is no number starts the model anew.
import {
  MODEL_CPU,
  MODEL_CPU_DEVIATION,
  MODEL_CPU_ERROR,
  MODEL_CPU_WEIGHTS,
  MODEL_INPUTS,
  MODEL_IO,
  MODEL_IO_DEVIATION,
  MODEL_IO_ERROR,
  MODEL_IO_WEIGHTS,
  MODEL_P,
  MODEL_SAMPLES,
  MODEL_SCALES,
  MODEL_SIZE,
} from '../abi/model-layout';
import { loadNumber, storeAtomic } from '../sync/atomic';

/** Samples that count fully before those that are forgotten: about 100. */
const KEEP: f64 = 0.99;
const P_START: f64 = 1e12;
/** Times below this are as good as equal, in ns. */
const FLOOR_NS: f64 = 1000;
const CLIP: f64 = 3;
const DEVIATION_PART: f64 = 16;
/** What the uncertainty grows by with each such error. */
const DOUBT: f64 = 1.2;
/** The smallest mean deviation, of FLOOR_NS. */
const DEVIATION_MIN: f64 = 10;
const FIRST_SAMPLES: u64 = 8;
const ERROR_PART: f64 = 32;
const ERROR_MAX: f64 = 10;
const NS_MAX: f64 = 1e11;
const FEATURE_MAX: f64 = 281474976710656; // 2⁴⁸
/** Nothing that is sound gets here. */
const BEYOND: f64 = 1e100;

/** Makes a zeroed block of MODEL_SIZE a model over `features` features. */
export function initModel(model: usize, features: u32): void {
  store<u32>(model + MODEL_INPUTS, 1 + features);
  for (let i: u32 = 0; i < 4; i++) store<f64>(at(model + MODEL_SCALES, i), 1);
  start(model, 0, 0);
}

function start(model: usize, cpuNs: f64, ioNs: f64): void {
  memory.fill(model + MODEL_CPU_WEIGHTS, 0, MODEL_SIZE - MODEL_CPU_WEIGHTS);
  store<f64>(model + MODEL_CPU_WEIGHTS, cpuNs);
  store<f64>(model + MODEL_IO_WEIGHTS, ioNs);
  for (let i: u32 = 0; i < 4; i++) store<f64>(at(model + MODEL_P, 5 * i), P_START);
}

/**
 * Learns from one task. Whoever holds the model's lock.
 * @param features three f64, of which the model uses as many as it has
 */
export function learn(model: usize, features: usize, cpuNs: f64, ioNs: f64): void {
  const inputs = load<u32>(model + MODEL_INPUTS);
  for (let i: u32 = 1; i < inputs; i++) fitScale(model, i, featureAt(features, i));
  const cpu = bounded(cpuNs);
  const io = bounded(ioNs);
  const samples = load<u64>(model + MODEL_SAMPLES);
  if (samples == 0) start(model, cpu, io);
  const weight = FLOOR_NS / max<f64>(cpu + io, FLOOR_NS);
  const gain = gainOf(model, features, inputs, weight);
  correct(model, MODEL_CPU_WEIGHTS, MODEL_CPU_DEVIATION, MODEL_CPU_ERROR, features, cpu, weight, gain);
  correct(model, MODEL_IO_WEIGHTS, MODEL_IO_DEVIATION, MODEL_IO_ERROR, features, io, weight, gain);
  forget(model, inputs, gain);
  if (!isSound(model)) start(model, cpu, io);
  storeAtomic<u64>(model + MODEL_SAMPLES, samples + 1);
  publish(model);
}

/** What the model says: `target` is MODEL_CPU or MODEL_IO. Between 0 and 100 s, whatever the features are. */
export function predict(model: usize, target: usize, features: usize): f64 {
  let sum = read(model + target, 0);
  const inputs = load<u32>(model + MODEL_INPUTS);
  for (let i: u32 = 1; i < inputs; i++) sum += read(model + target, i) * featureAt(features, i);
  return bounded(sum);
}

// Where the gains P·x and x'·P·x of the sample at hand lie: behind P.
const GAIN: usize = MODEL_P + 128;
const GAIN_R: usize = 32;

// P·x, and x'·P·x behind it, for the weighted sample.
function gainOf(model: usize, features: usize, inputs: u32, weight: f64): usize {
  const gain = model + GAIN;
  let r: f64 = 0;
  for (let i: u32 = 0; i < inputs; i++) {
    let sum: f64 = 0;
    for (let j: u32 = 0; j < inputs; j++) {
      sum += load<f64>(at(model + MODEL_P, 4 * i + j)) * inputAt(model, features, j) * weight;
    }
    store<f64>(at(gain, i), sum);
    r += sum * inputAt(model, features, i) * weight;
  }
  store<f64>(gain + GAIN_R, r);
  return gain;
}

function correct(
  model: usize,
  weights: usize,
  deviation: usize,
  error: usize,
  features: usize,
  ns: f64,
  weight: f64,
  gain: usize,
): void {
  const inputs = load<u32>(model + MODEL_INPUTS);
  let said: f64 = 0;
  for (let i: u32 = 0; i < inputs; i++) {
    said += load<f64>(at(model + weights, i)) * inputAt(model, features, i);
  }
  noteError(
    model + error,
    load<u64>(model + MODEL_SAMPLES),
    abs<f64>(bounded(said) - ns) / max<f64>(ns, FLOOR_NS),
  );
  const step = clipped(model, deviation, (ns - said) * weight) / (1 + load<f64>(gain + GAIN_R));
  for (let i: u32 = 0; i < inputs; i++) {
    const w = at(model + weights, i);
    store<f64>(w, load<f64>(w) + load<f64>(at(gain, i)) * step);
  }
}

function clipped(model: usize, deviation: usize, error: f64): f64 {
  const mean = load<f64>(model + deviation);
  const size = abs<f64>(error);
  const isFirst = load<u64>(model + MODEL_SAMPLES) < FIRST_SAMPLES;
  const next = mean + ((isFirst ? size : min<f64>(size, (1 + CLIP) * mean)) - mean) / DEVIATION_PART;
  store<f64>(model + deviation, max<f64>(next, DEVIATION_MIN));
  const limit = CLIP * max<f64>(mean, DEVIATION_MIN);
  if (isFirst || size <= limit) return error;
  doubt(model);
  return copysign<f64>(limit, error);
}

// A surprise: what is known counts for less, so that a regime which lasts is followed however long the one before did.
function doubt(model: usize): void {
  if (trace(model, load<u32>(model + MODEL_INPUTS)) * DOUBT > P_START) return;
  for (let i: u32 = 0; i < 16; i++) times(at(model + MODEL_P, i), DOUBT);
}

function noteError(target: usize, samples: u64, error: f64): void {
  if (samples == 0) return; // it was said before anything was known
  const mean = loadNumber(target);
  const part = min<f64>(samples as f64, ERROR_PART);
  storeAtomic<u64>(target, reinterpret<u64>(mean + (min<f64>(error, ERROR_MAX) - mean) / part));
}

// P ← P − ε·g·g' / (λ(1 + r)), with ε = λ − (1 − λ)/r: λ of what is known in the sample's direction stays.
function forget(model: usize, inputs: u32, gain: usize): void {
  const r = load<f64>(gain + GAIN_R);
  if (!(r > 1e-12)) return; // nothing is left to learn, or it is no number
  const factor = (KEEP - (1 - KEEP) / r) / (KEEP * (1 + r));
  if (factor < 0 && trace(model, inputs) > P_START * 4) return;
  for (let i: u32 = 0; i < inputs; i++) {
    for (let j: u32 = 0; j <= i; j++) {
      const p = load<f64>(at(model + MODEL_P, 4 * i + j));
      const next = p - factor * load<f64>(at(gain, i)) * load<f64>(at(gain, j));
      store<f64>(at(model + MODEL_P, 4 * i + j), next);
      store<f64>(at(model + MODEL_P, 4 * j + i), next);
    }
  }
}

function trace(model: usize, inputs: u32): f64 {
  let sum: f64 = 0;
  for (let i: u32 = 0; i < inputs; i++) sum += load<f64>(at(model + MODEL_P, 5 * i));
  return sum;
}

function isSound(model: usize): bool {
  const inputs = load<u32>(model + MODEL_INPUTS);
  for (let i: u32 = 0; i < inputs; i++) {
    const p = load<f64>(at(model + MODEL_P, 5 * i));
    const sum = load<f64>(at(model + MODEL_CPU_WEIGHTS, i)) + load<f64>(at(model + MODEL_IO_WEIGHTS, i));
    if (!(p > 0 && p < BEYOND && abs<f64>(sum) < BEYOND)) return false; // false for NaN, too
  }
  return true;
}

// A feature beyond its scale doubles that; what is known of it is kept.
function fitScale(model: usize, input: u32, value: f64): void {
  const scale = load<f64>(at(model + MODEL_SCALES, input));
  let next = scale;
  while (next < value) next *= 2; // a feature is below FEATURE_MAX
  if (next == scale) return;
  const ratio = next / scale;
  store<f64>(at(model + MODEL_SCALES, input), next);
  times(at(model + MODEL_CPU_WEIGHTS, input), ratio);
  times(at(model + MODEL_IO_WEIGHTS, input), ratio);
  for (let j: u32 = 0; j < 4; j++) {
    times(at(model + MODEL_P, 4 * input + j), ratio);
    times(at(model + MODEL_P, 4 * j + input), ratio);
  }
}

function publish(model: usize): void {
  const inputs = load<u32>(model + MODEL_INPUTS);
  for (let i: u32 = 0; i < inputs; i++) {
    const scale = load<f64>(at(model + MODEL_SCALES, i));
    storeAtomic<u64>(
      at(model + MODEL_CPU, i),
      reinterpret<u64>(load<f64>(at(model + MODEL_CPU_WEIGHTS, i)) / scale),
    );
    storeAtomic<u64>(
      at(model + MODEL_IO, i),
      reinterpret<u64>(load<f64>(at(model + MODEL_IO_WEIGHTS, i)) / scale),
    );
  }
}

function inputAt(model: usize, features: usize, input: u32): f64 {
  return input == 0 ? 1 : featureAt(features, input) / load<f64>(at(model + MODEL_SCALES, input));
}

// A feature's size: signs, what is no number, and what is beyond all sense, tell nothing about a time.
function featureAt(features: usize, input: u32): f64 {
  const value = abs<f64>(load<f64>(at(features, input - 1)));
  return value < FEATURE_MAX ? value : 0; // 0 for NaN, too
}

function bounded(ns: f64): f64 {
  return ns > 0 ? min<f64>(ns, NS_MAX) : 0; // 0 for NaN, too
}

function read(weights: usize, index: u32): f64 {
  return loadNumber(at(weights, index));
}

function times(address: usize, factor: f64): void {
  store<f64>(address, load<f64>(address) * factor);
}

function at(array: usize, index: u32): usize {
  return array + ((index as usize) << 3);
}
