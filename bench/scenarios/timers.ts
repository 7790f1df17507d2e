// Timers that are started and stopped, a million at the same time: time for one of each.
import { readFileSync } from 'node:fs';
import { SEGMENTS_BASE } from '../../assembly/abi/map.js';
import { loopFile } from '../harness/compile.js';

interface Loop {
  initialise(...values: number[]): number;
  attach(worker: number, pid: number, startLo: number, startHi: number): number;
  run(count: number, timeNs: number): number;
}

const MIB = [1, 192, 64];
const TIMES_MIN = 2;

export function measure({ timers, seconds }: { timers: number; seconds: number }) {
  const loop = start();
  if (loop.run(timers, 0) !== timers) throw new Error('no memory for the timers');
  let times = 0;
  const begin = performance.now();
  let end = begin;
  while (times < TIMES_MIN || end - begin < seconds * 1000) {
    loop.run(timers, end * 1e6);
    times++;
    end = performance.now();
  }
  return { us: ((end - begin) * 1000) / (times * timers) };
}

const IMPORTS = [
  'now',
  'wait',
  'runMethod',
  'cancelMethod',
  'mapTaskToLane',
  'monitor',
  'getGroup',
  'place',
  'syncModules',
  'request',
];

function start(): Loop {
  const pages = SEGMENTS_BASE / 65536 + MIB.reduce((sum, mib) => sum + mib, 0) * 16;
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  const refuse = () => {
    throw new Error('a timer alone needs nothing of the platform');
  };
  const platform = Object.fromEntries(IMPORTS.map((name) => [name, refuse]));
  const table = new WebAssembly.Table({ element: 'anyfunc', initial: 1 });
  const module = new WebAssembly.Module(readFileSync(loopFile('timers')));
  const { exports } = new WebAssembly.Instance(module, { platform, env: { memory, table } });
  const loop = exports as unknown as Loop;
  const status = loop.initialise(...MIB, 0, 1, 64, 64, 64, 0, 64, 64, 1, 100, 0, 0);
  if (status !== 0 || loop.attach(0, 1, 0, 0) !== 0) throw new Error('the engine did not start');
  return loop;
}
