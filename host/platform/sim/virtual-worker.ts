import type { LoadedModule, WorkerMessage, WorkerReport, WorkerSetup } from '../../workers/messages.js';
import { type Sleep, WorkerHost } from '../../workers/worker-host.js';
import type { Platform, WorkerThread } from '../platform.js';
import type { Actor, Alarm, Scheduler } from './scheduler.js';

/** Turns of one step: the smallest, so that the seed decides as often as it can. */
const STEP_TURNS = 1;

/** A worker that the scheduler steps: an engine instance of its own, on the thread of the simulation. */
export class VirtualWorker implements Actor, WorkerThread {
  private readonly host: WorkerHost;
  private readonly arrived: LoadedModule[] = [];
  private asleep: (Sleep & { alarm: Alarm }) | undefined;
  private stopped = false;
  private aborted = false;

  constructor(
    setup: WorkerSetup,
    platform: Platform,
    private readonly scheduler: Scheduler,
    private readonly onReport: (report: WorkerReport) => void,
  ) {
    const ports = {
      takeModules: () => this.arrived.splice(0),
      report: (report: WorkerReport) => scheduler.defer(() => this.onReport(report)),
    };
    this.host = new WorkerHost(setup, platform, ports, () => scheduler.kick());
    this.fallAsleep(); // it comes up asleep: the first that happens is what a client sends
    scheduler.add(this);
  }

  runnable(): boolean {
    if (this.stopped) return false;
    if (!this.asleep) return true;
    return this.asleep.alarm.rung || this.host.link.i32[this.asleep.index] !== this.asleep.seen;
  }

  step(): void {
    try {
      this.turn();
    } catch (error) {
      this.end();
      this.onReport({ type: 'fatal', message: (error as Error).message });
    }
  }

  settled(): void {
    if (!this.stopped) this.host.refuseForeign();
  }

  send(message: WorkerMessage): void {
    if (message.type === 'module') this.arrived.push(message.module);
    else this.aborted = true;
  }

  async ended(): Promise<void> {
    this.end();
  }

  private turn(): void {
    if (this.asleep) {
      this.asleep.alarm.cancel();
      this.asleep = undefined;
      this.host.wokeUp();
    }
    if (this.aborted) {
      this.aborted = false;
      this.host.abort();
    }
    if (this.host.stopped) this.end();
    else if (!this.host.slice(STEP_TURNS)) this.fallAsleep();
  }

  private fallAsleep(): void {
    const sleep = this.host.announce();
    if (sleep) this.asleep = { ...sleep, alarm: this.scheduler.alarm(sleep.wakeByNs) };
  }

  private end(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.asleep?.alarm.cancel();
    this.scheduler.remove(this);
  }
}
