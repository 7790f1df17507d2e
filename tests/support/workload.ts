// A random workload that knows what each of its tasks may answer. The seed decides what is sent, and when.
import * as assert from 'uvu/assert';
import { ChimaeraError, type ConfigurationInput, type Connection, Runtime } from '../../host/index.js';
import { Random } from '../../host/platform/sim/random.js';
import { Method as Gates } from '../mods/probe_ts/autogen/probe_ts_methods.js';
import { Client as Gate } from '../mods/probe_ts/probe_ts_client.js';
import { at, count, EVERY, hash, type World } from './runtime.js';

/** A configuration by seed: small rings and budgets, so that every limit is met now and then. */
export function randomConfiguration(seed: number): ConfigurationInput {
  const random = new Random(seed);
  const one = <T>(...choices: T[]) => choices[random.below(choices.length)];
  return {
    runtime: {
      workers: 1 + random.below(4),
      turn_budget_tasks: one(1, 2, 8, 64),
      client_credits: one(4, 32, 1024),
      sample_period: one(1, 64),
    },
    process_queue: { depth: one(2, 16, 256) },
    queue: { depth: one(1, 8), max_lanes: one(1, 3) },
    memory: { main_mib: 2, runtime_data_mib: 4, client_data_mib: 1 },
  };
}

type Allowed = readonly string[];
const LOST: Allowed = ['CHI_E_POISONED', 'CHI_E_POOL_DESTROYED', 'CHI_E_UNKNOWN_POOL'];

export class Workload {
  /** Error codes that any task may end with beside its own: when the runtime is stopped meanwhile. */
  alsoAllowed: Allowed = [];
  private readonly random: Random;
  private readonly sent: Promise<void>[] = [];
  private readonly problems: string[] = [];
  private readonly positions = new Map<string, number>();
  private readonly actions: (() => void)[] = [];

  constructor(
    private readonly world: World,
    seed: number,
  ) {
    this.random = new Random(seed ^ 0x5eed);
  }

  /** Makes the pools, which the actions then use. */
  async open(): Promise<void> {
    const { world, random, actions } = this;
    const pick = (bound: number) => random.below(bound);
    const [probe, victim] = [await world.probe(1 + pick(3)), await world.probe(2)];
    const [ledger, relay] = [await world.ledger(3, { lanes: 2, maxLanes: 2 }), await world.relay(2)];
    const gates = await world.probeTs(1 + pick(2));
    const [clock, sleepy] = [await world.clockwork(2), await world.clockwork(2)];
    const { lo, hi } = gates.poolId;
    const value = () => pick(1000);
    actions.push(
      () =>
        this.expect(
          'echo',
          (n) => probe.echo(hash(n), n),
          (n) => n,
        ),
      () =>
        this.expect(
          'yield',
          (n) => probe.yieldTimes(hash(n), n % 9),
          (n) => n % 9,
        ),
      () =>
        this.expect(
          'wait',
          (n) => gates.wait(hash(n), n % 3, n % 7),
          (n) => n % 7,
        ),
      () =>
        this.expect(
          'host echo',
          (n) => gates.echo(hash(n), n),
          (n) => n,
        ),
      () => this.expect('relay', (n) => relay.relay(hash(n), probe.poolLo, probe.poolHi, n % 12), sumBelow),
      () => this.expect('fan', (n) => ledger.fan(hash(n), n % 12, 0, 0).then(({ sum }) => sum), sumOfThirds),
      () =>
        this.expect(
          'scatter',
          (n) => ledger.scatter(hash(n), 9, 0, n % 2 === 0),
          () => ({ single: 0, every: 0 }),
        ),
      () =>
        this.expect(
          'broadcast',
          () => ledger.failOn(EVERY, 9, 0),
          () => 0,
        ),
      () => this.expect('broadcast fails', (n) => ledger.failOn(EVERY, n % 3, -4), undefined, ['CHI_E_APP']),
      () => this.expect('fail', (n) => probe.fail(hash(n), -1 - n), undefined, ['CHI_E_APP']),
      () => this.expect('throw', (n) => gates.throwError(hash(n), `${n}`), undefined, ['CHI_E_EXCEPTION']),
      () => this.expect('nobody', (n) => probe.noop(at(50 + n)), undefined, ['CHI_E_UNKNOWN_CONTAINER']),
      () => this.note(pick(3), value() % 16, (id, key) => ledger.note(at(id), key)),
      () => this.note(pick(3), value() % 16, (id, key) => ledger.note(at(id), key)),
      () =>
        this.expect(
          'gate',
          (n) => probe.waitFor(hash(n), lo, hi, Gates.kGate, 0),
          () => GATE_OPENED,
        ),
      () =>
        this.expect(
          'nap',
          (n) => clock.nap(hash(n), (n % 5) * 40_000, n % 4, false).then(({ slept }) => slept),
          (n) => n % 4,
        ),
      () =>
        this.expect(
          'naps',
          (n) =>
            clock
              .naps(hash(n), (n % 3) * 30_000, n % 7, n % 3)
              .then(({ learned, undone }) => learned + undone),
          () => 0,
        ),
      () =>
        this.expect(
          'sleepy',
          (n) => sleepy.nap(hash(n), (n % 9) * 100_000, 2, false).then(({ slept }) => slept),
          () => 2,
          LOST,
        ),
      () =>
        this.expect(
          'victim',
          (n) => victim.echo(hash(n), n),
          (n) => n,
          LOST,
        ),
      () =>
        this.expect(
          'victim waits',
          (n) => victim.waitFor(hash(n), lo, hi, Gates.kGate, 0),
          () => GATE_OPENED,
          LOST,
        ),
    );
    // Rare: each of these costs the victim a container, or all.
    const harm = [
      () => this.expect('trap', (n) => victim.trap(hash(n)), undefined, ['CHI_E_TRAP', ...LOST]),
      () =>
        this.expect('trap asleep', (n) => sleepy.trapAsleep(hash(n), (n % 3) * 50_000), undefined, [
          'CHI_E_TRAP',
          ...LOST,
        ]),
      () =>
        this.expect('late trap', (n) => victim.suspendTrap(hash(n), n % 2), undefined, [
          'CHI_E_TRAP',
          ...LOST,
        ]),
      () =>
        this.expect('map trap', () => victim.trapInMap(EVERY, 0xdead), undefined, ['CHI_E_TRAP', ...LOST]),
      () =>
        this.expect(
          'destroy',
          () => victim.destroy(),
          () => undefined,
          LOST,
        ),
    ];
    actions.push(() => harm[pick(harm.length)]());
    // By a client of its own: the tasks at the gate may hold all credits of the other.
    this.doorman = await Runtime.attach(world.rt.handle, { platform: world.rt.link.platform });
    const doors = new Gate(this.doorman).bind(gates.poolId);
    this.openGates = () => doors.open(at(0));
  }

  /** Sends `length` tasks, in bursts, without waiting for all of them. */
  async run(length: number): Promise<void> {
    for (let i = 0; i < length; i++) {
      this.actions[this.random.below(this.actions.length)]();
      if (this.random.below(3) === 0) await this.pause(this.random.below(30));
      if (this.random.below(6) === 0) await this.openGates();
    }
  }

  /** Waits for everything that was sent, and tells what was wrong with it. */
  async finish(): Promise<void> {
    const { link } = this.world.rt;
    const isDone = () => link.pending === 0 && link.engine.exports.isQuiet() !== 0;
    for (let i = 0; !isDone(); i++) {
      assert.ok(i < 1000, `tasks are lost: ${link.pending} are pending`);
      await this.openGates(); // also for children that nobody waits for any more
      await this.world.pass(0.05); // some sleep
    }
    this.doorman?.detach();
    await this.settled();
  }

  /** Waits until everything that was sent has ended; throws if one answered what it should not. */
  async settled(): Promise<void> {
    await Promise.all(this.sent);
    assert.ok(this.problems.length === 0, this.problems.join('\n'));
  }

  private async pause(turns: number): Promise<void> {
    const { platform } = this.world.rt.link;
    for (let i = 0; i < turns; i++) await new Promise<void>((resolve) => platform.defer(resolve));
  }

  private doorman: Connection | undefined;
  private openGates: () => Promise<unknown> = async () => {};

  private expect(
    label: string,
    send: (n: number) => PromiseLike<unknown>,
    answer: ((n: number) => unknown) | undefined,
    allowed: Allowed = [],
  ): void {
    const n = this.random.below(1000);
    const judge = (problem: string) => void this.problems.push(`${label} ${n}: ${problem}`);
    this.sent.push(
      Promise.resolve(send(n)).then(
        (value) => {
          if (!answer) judge(`answered ${JSON.stringify(value)}`);
          else if (JSON.stringify(value) !== JSON.stringify(answer(n)))
            judge(`answered ${JSON.stringify(value)}`);
        },
        (error: unknown) => this.judgeError(error, allowed, judge),
      ),
    );
  }

  private judgeError(error: unknown, allowed: Allowed, judge: (problem: string) => void): void {
    if (!(error instanceof ChimaeraError)) judge(`failed: ${error}`);
    else if (![...allowed, ...this.alsoAllowed].includes(error.code)) judge(`failed: ${error.message}`);
  }

  // Tasks of one client start in order in a lane: the n-th note of a key has position n.
  private note(
    id: number,
    key: number,
    send: (id: number, key: number) => Promise<{ position: number }>,
  ): void {
    const slot = `${id} ${key}`;
    const expected = this.positions.get(slot) ?? 0;
    this.positions.set(slot, expected + 1);
    this.expect(
      `note ${slot}`,
      () => send(id, key).then(({ position }) => position),
      () => expected,
    );
  }
}

const GATE_OPENED = { childOutcome: 0, childCode: 0 };
const sumBelow = (n: number) => ((n % 12) * ((n % 12) - 1)) / 2;
const sumOfThirds = (n: number) => count(n % 12).reduce((sum, i) => sum + (i % 3), 0);
