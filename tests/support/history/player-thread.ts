// A client of a history on a thread of its own (cast.ts): plays as many tasks as it is told, until that is 0.
import { parentPort, workerData } from 'node:worker_threads';
import { Runtime, type RuntimeHandle } from '../../../host/index.js';
import { type Habits, Player } from './player.js';
import { Tickets } from './tickets.js';

export interface PlayerSetup {
  handle: RuntimeHandle;
  client: number;
  buffer: SharedArrayBuffer;
  /** Address of the history. */
  history: number;
  seed: number;
  habits: Habits | undefined;
}

const { handle, client, buffer, history, seed, habits } = workerData as PlayerSetup;
const connection = await Runtime.attach(handle);
const player = new Player(connection, new Tickets(client, buffer), history, seed, habits);

parentPort?.on('message', (tasks: number) => {
  if (tasks === 0) {
    connection.detach();
    parentPort?.close();
    return;
  }
  void player.play(tasks).then(() => parentPort?.postMessage('played')); // a rejection ends the thread
});
