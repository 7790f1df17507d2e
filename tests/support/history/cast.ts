// The clients of a history: all on the thread of the simulation, or each but the first on a thread of its own.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Runtime } from '../../../host/index.js';
import { count, type World } from '../runtime.js';
import { type Habits, Player } from './player.js';
import type { PlayerSetup } from './player-thread.js';
import { Tickets } from './tickets.js';

export interface Cast {
  readonly tickets: readonly Tickets[];
  /** Each client sends so many tasks; resolves when all of it is back. */
  play(tasks: number): Promise<void>;
  leave(): Promise<void>;
  /** The history has failed: nobody sends anything any more. */
  stop(): void;
}

export interface CastOptions {
  readonly clients: number;
  /** Address of the history, which names the pools. */
  readonly history: number;
  readonly seed: number;
  /** That a client plays at most at once. */
  readonly tasks: number;
  readonly habits?: Habits | undefined;
}

const ENTRY = new URL('./player-thread.js', import.meta.url);
const ticketsFor = ({ clients, tasks }: CastOptions) => count(clients).map((i) => Tickets.make(1 + i, tasks));

export async function onOneThread(world: World, options: CastOptions): Promise<Cast> {
  const { platform } = world.rt.link;
  const tickets = ticketsFor(options);
  const guests = await Promise.all(tickets.slice(1).map(() => Runtime.attach(world.rt.handle, { platform })));
  const players = [world.rt, ...guests].map(
    (source, i) => new Player(source, tickets[i], options.history, options.seed, options.habits),
  );
  return {
    tickets,
    play: async (tasks) => void (await Promise.all(players.map((player) => player.play(tasks)))),
    async leave() {
      for (const guest of guests) guest.detach();
    },
    stop() {
      for (const player of players) player.stop();
    },
  };
}

export async function inThreads(world: World, options: CastOptions): Promise<Cast> {
  const { history, seed, habits } = options;
  const tickets = ticketsFor(options);
  const first = new Player(world.rt, tickets[0], history, seed, habits);
  const threads = tickets.slice(1).map(({ client, buffer }) => {
    const workerData: PlayerSetup = { handle: world.rt.handle, client, buffer, history, seed, habits };
    return new Worker(ENTRY, { workerData });
  });
  return {
    tickets,
    async play(tasks) {
      const played = threads.map((thread) => once(thread, 'message')); // an error of its own rejects
      for (const thread of threads) thread.postMessage(tasks);
      await Promise.all([first.play(tasks), ...played]);
    },
    async leave() {
      const ended = threads.map((thread) => once(thread, 'exit'));
      for (const thread of threads) thread.postMessage(0);
      await Promise.all(ended);
    },
    stop() {
      first.stop();
      for (const thread of threads) void thread.terminate();
    },
  };
}
