// The figures of a run, under the keys that --json prints.
import type { Runtime } from '../../host/index.js';
import type { NamedFile, Tally } from './tally.js';

export interface Figures {
  files: number;
  /** Of the files. */
  bytes: number;
  /** Files that did not come back as they were sent; `mismatched` names them. */
  mismatches: number;
  compressedBytes: number;
  /** bytes / compressedBytes. */
  ratio: number;
  seconds: number;
  /** Compressions and decompressions, those of files that turned out to be unreadable included. */
  tasks: number;
  tasksPerSecond: number;
  /** 10^6 bytes of files that were compressed, decompressed and compared, a second. */
  megabytesPerSecond: number;
  methods: MethodFigures[];
  workers: WorkerFigures[];
  mismatched: NamedFile[];
  skipped: NamedFile[];
}

/** Times in µs, as the engine's histograms know them: at most 12.5 % off. */
export interface MethodFigures {
  method: string;
  tasks: number;
  /** From submission to start. */
  waitP50Us: number;
  waitP99Us: number;
  runP50Us: number;
  runP99Us: number;
  /** The share of the tasks that were timed, 0 to 1. */
  sampled: number;
}

export interface WorkerFigures {
  worker: number;
  /** Since the runtime started: those that made the pool are among them. */
  tasks: number;
  /** Of all tasks, 0 to 1. */
  share: number;
}

export function readFigures(rt: Runtime, pool: string, tally: Tally, seconds: number): Figures {
  const methods = readMethods(rt, pool);
  const tasks = sum(methods.map((method) => method.tasks));
  const { files, bytes, compressedBytes, mismatched, skipped } = tally;
  return {
    files,
    bytes,
    mismatches: mismatched.length,
    compressedBytes,
    ratio: rounded(perUnit(bytes, compressedBytes)),
    seconds: rounded(seconds),
    tasks,
    tasksPerSecond: rounded(perUnit(tasks, seconds)),
    megabytesPerSecond: rounded(perUnit(bytes / 1e6, seconds)),
    methods,
    workers: readWorkers(rt),
    mismatched,
    skipped: skipped.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function readMethods(rt: Runtime, pool: string): MethodFigures[] {
  return rt.pools
    .methods()
    .filter((row) => row.pool === pool && row.method !== 'kCreate')
    .map(({ method, tasks, wait, run }) => ({
      method,
      tasks,
      waitP50Us: wait.p50Ns / 1000,
      waitP99Us: wait.p99Ns / 1000,
      runP50Us: run.p50Ns / 1000,
      runP99Us: run.p99Ns / 1000,
      sampled: rounded(run.sampled),
    }));
}

function readWorkers(rt: Runtime): WorkerFigures[] {
  const workers = rt.pools.workers();
  const total = sum(workers.map(({ tasks }) => tasks));
  return workers.map(({ worker, tasks }) => ({ worker, tasks, share: rounded(perUnit(tasks, total)) }));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** 0 where there is nothing to divide by: JSON has no other number for it. */
function perUnit(amount: number, units: number): number {
  return units === 0 ? 0 : amount / units;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
