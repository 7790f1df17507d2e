// A thread of the program that attaches to its runtime and does what it is told (workerData); tests/e2e/attach.test.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { type PoolId, Runtime, type RuntimeHandle } from '../../host/index.js';
import { Client as Ledger } from '../mods/ledger/ledger_client.js';
import { Client as Probe } from '../mods/probe/probe_client.js';
import { Client as ProbeTs } from '../mods/probe_ts/probe_ts_client.js';
import { count, hash } from './runtime.js';

export interface ThreadTask {
  handle: RuntimeHandle;
  work: keyof typeof WORK;
  tasks: number;
  probe: PoolId;
  probeTs: PoolId;
  ledger: PoolId;
}

/** What a thread answers: how many of its tasks answered what they should. */
export interface ThreadReport {
  right: number;
}

const task = workerData as ThreadTask;
const connection = await Runtime.attach(task.handle);
const probe = new Probe(connection).bind(task.probe);
const probeTs = new ProbeTs(connection).bind(task.probeTs);
const ledger = new Ledger(connection).bind(task.ledger);

const STOPPING = ['CHI_E_SHUTTING_DOWN', 'CHI_E_SHUTDOWN'];

const WORK = {
  /** All at once. */
  async promises(tasks: number): Promise<number> {
    const answers = await Promise.all(count(tasks).map((i) => probe.echo(hash(i), i)));
    return answers.filter((answer, i) => answer === i).length;
  },

  /** One after the other, blocking this thread. */
  async blocking(tasks: number): Promise<number> {
    let right = 0;
    for (let i = 0; i < tasks; i++) right += probe.echoSync(hash(i), i) === i ? 1 : 0;
    return right;
  },

  /** Blocking among promises that are under way, for containers in wasm and in TypeScript. */
  async mixed(tasks: number): Promise<number> {
    let right = 0;
    for (let i = 0; i < tasks; i += 4) {
      const promises = [probe.echo(hash(i), i), probeTs.echo(hash(i), i), probeTs.wait(hash(i), 1, 2)];
      right += probeTs.echoSync(hash(i), i) === i ? 1 : 0;
      const [first, second, third] = await Promise.all(promises);
      right += Number(first === i) + Number(second === i) + Number(third === 2);
    }
    return right;
  },

  /** Tasks of one client start in order in a lane, whoever else sends there. */
  async order(tasks: number): Promise<number> {
    const notes = await Promise.all(count(tasks).map((i) => ledger.note(hash(0), i % 4)));
    const last = [-1, -1, -1, -1];
    return notes.filter(({ position }, i) => {
      const inOrder = position > last[i % 4];
      last[i % 4] = position;
      return inOrder;
    }).length;
  },

  /** Leaves while its tasks are under way. */
  async leave(tasks: number): Promise<number> {
    for (const i of count(tasks)) probe.echo(hash(i), i).catch(() => {});
    return tasks;
  },

  /** Until the runtime takes no more; everything that was sent has an end. */
  async untilStopped(): Promise<number> {
    parentPort?.postMessage('working');
    for (;;) {
      const settled = await Promise.allSettled(count(500).map((i) => probe.echo(hash(i), i)));
      const failed = settled.filter((one) => one.status === 'rejected').map(({ reason }) => reason.code);
      if (failed.length > 0) return failed.every((code) => STOPPING.includes(code)) ? 1 : 0;
    }
  },

  /** Blocks for a task that only the stop ends. */
  async blockedAtGate(): Promise<number> {
    parentPort?.postMessage('working');
    try {
      probeTs.gateSync(hash(0));
      return 0;
    } catch (error) {
      return STOPPING.includes((error as { code: string }).code) ? 1 : 0;
    }
  },

  /** For ever; says so when it is at it. */
  async endless(): Promise<number> {
    for (let i = 0; ; i++) {
      const promises = count(200).map((j) => probe.echo(hash(j), j));
      if (i === 3) parentPort?.postMessage('working');
      await Promise.all(promises);
      probe.echoSync(hash(i), i);
    }
  },
};

const report: ThreadReport = { right: await WORK[task.work](task.tasks) };
connection.detach();
parentPort?.postMessage(report);
