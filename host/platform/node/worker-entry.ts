// Entry of a worker thread. While only wasm modules live here the engine's own loop runs, and sleeps in Atomics.wait;
// with a TypeScript container the event loop steps the engine in slices.
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { LoadedModule, WorkerMessage, WorkerSetup } from '../../workers/messages.js';
import { WorkerHost } from '../../workers/worker-host.js';
import { nodePlatform } from './node-platform.js';

const port = parentPort as MessagePort;
const arrived: LoadedModule[] = [];
let aborted = false;

function receive(message: WorkerMessage): void {
  if (message.type === 'module') arrived.push(message.module);
  else if (!aborted) {
    aborted = true;
    host.abort();
  }
}

const host = new WorkerHost(
  workerData as WorkerSetup,
  nodePlatform,
  {
    takeModules() {
      for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port))
        receive(next.message);
      return arrived.splice(0);
    },
    report: (report) => port.postMessage(report),
  },
  () => {},
);

function loop(): void {
  if (host.stopped) return void end();
  if (host.slice()) return void setImmediate(loop);
  const sleep = host.announce();
  if (!sleep) return void setImmediate(loop);
  const wakeUp = () => {
    host.wokeUp();
    loop();
  };
  nodePlatform.onWake(host.link.i32, sleep.index, sleep.seen, wakeUp, sleep.wakeByNs);
}

function end(): void {
  port.postMessage({ type: 'ended' });
  port.close();
}

if (host.work()) end();
else {
  port.on('message', receive);
  loop();
}
