// Lane groups of a container: CreateQueue, GetLane, GetLaneByHash, and how a group grows.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  CONTAINER_FLAGS,
  CONTAINER_HOME,
  CONTAINER_ONLY_LANE,
  CONTAINER_PINNED,
  CONTAINER_SIZE,
} from '../../../assembly/abi/container-layout.js';
import {
  LANE_CONTAINER,
  LANE_CPU_NS,
  LANE_FLAGS,
  LANE_GROUP,
  LANE_HIGH,
  LANE_HOME,
  LANE_INDEX,
  LANE_IO_NS,
  LANE_PINNED,
  LANE_SLOW,
} from '../../../assembly/abi/lane-layout.js';
import { LOAD_CPU, LOAD_IO } from '../../../assembly/abi/layout.js';
import { MAX_LANE_GROUPS, MAX_LANES } from '../../../assembly/abi/limits.js';
import { BAD_ARGUMENT, EXISTS, NO_MEMORY, OK } from '../../../assembly/abi/status.js';
import {
  type Options,
  onEachBuild,
  RUNTIME,
  SCRATCH,
  startEngine,
  type TestEngine,
} from '../../support/engine.js';

const CONTAINER = SCRATCH;
const TASK = SCRATCH + 65536;
const [LOW, HIGH] = [0, 1];

interface Changes extends Partial<Options> {
  flags?: number;
  home?: number;
}

/** An engine with an empty container at CONTAINER. */
function withContainer(
  build: TestEngine['build'],
  { flags = 0, home = 0, ...changes }: Changes = {},
): TestEngine {
  const engine = startEngine(build, changes);
  engine.views.u8.fill(0, CONTAINER, CONTAINER + CONTAINER_SIZE);
  engine.views.u32[(CONTAINER + CONTAINER_FLAGS) >>> 2] = flags;
  engine.views.u32[(CONTAINER + CONTAINER_HOME) >>> 2] = home;
  return engine;
}

const create = ({ call }: TestEngine, id: number, lanes: number, maxLanes: number, depth = 8): number =>
  call.createQueue(CONTAINER, id, lanes, maxLanes, depth, 1);

const counts = ({ call }: TestEngine, id: number, priority: number): [number, number] => {
  const packed = call.laneCounts(CONTAINER, id, priority);
  return [packed & 0xffff, packed >>> 16];
};

onEachBuild(test, "a lane is its container's only one when the default group can have no other", (build) => {
  const only = (...groups: [id: number, lanes: number, maxLanes: number][]) => {
    const engine = withContainer(build);
    for (const [id, lanes, maxLanes] of groups) assert.is(create(engine, id, lanes, maxLanes), OK);
    const lane = engine.views.u32[(CONTAINER + CONTAINER_ONLY_LANE) >>> 2];
    assert.ok(lane === 0 || lane === engine.call.getLane(CONTAINER, 0, LOW, 0));
    return lane !== 0;
  };
  assert.is(only([0, 1, 1]), true);
  assert.is(only([7, 3, 3], [0, 1, 1], [8, 1, 2]), true);
  assert.is(only([0, 1, 2]), false, 'it may grow');
  assert.is(only([0, 2, 2]), false);
  assert.is(only([7, 1, 1]), false, 'of another group');
});

onEachBuild(test, 'impossible groups are refused', (build) => {
  const engine = withContainer(build);
  for (const [lanes, maxLanes, depth] of [
    [0, 1, 8],
    [2, 1, 8],
    [1, MAX_LANES + 1, 8],
    [1, 1, 0],
  ] as const) {
    assert.is(create(engine, 0, lanes, maxLanes, depth), BAD_ARGUMENT, `${lanes} of ${maxLanes}, ${depth}`);
  }
  assert.is(engine.call.hasGroups(CONTAINER), 0);
  assert.is(create(engine, 0, MAX_LANES, MAX_LANES), OK);
  assert.is(engine.call.hasGroups(CONTAINER), 1);
});

onEachBuild(test, 'a container has up to MAX_LANE_GROUPS groups with ids of its own choice', (build) => {
  const engine = withContainer(build);
  const ids = Array.from({ length: MAX_LANE_GROUPS }, (_, i) => (i * 0x20000001) >>> 0);
  for (const id of ids) assert.is(create(engine, id, 1, 2), OK);
  for (const id of ids) assert.is(create(engine, id, 1, 2), EXISTS);
  assert.is(create(engine, 5, 1, 2), NO_MEMORY);
  for (const id of ids) assert.is.not(engine.call.getLane(CONTAINER, id, LOW, 0), 0);
});

onEachBuild(test, 'a group that does not fit into memory leaves nothing behind', (build) => {
  const engine = withContainer(build, { runtimeMib: 1 });
  const { call } = engine;
  // Room for the lanes of one priority, not of both.
  const blocks: number[] = [];
  for (let at = call.alloc(RUNTIME, 65536); at !== 0; at = call.alloc(RUNTIME, 65536)) blocks.push(at);
  assert.is(call.free(blocks.pop() as number), OK);
  const live = call.liveBytes(RUNTIME);
  assert.is(create(engine, 3, 256, 256), NO_MEMORY);
  assert.is(call.liveBytes(RUNTIME), live);
  assert.is(call.getLane(CONTAINER, 3, LOW, 0), 0);
  assert.is(call.free(blocks.pop() as number), OK);
  assert.is(create(engine, 3, 256, 256), OK, 'with memory it can be created');
});

onEachBuild(test, 'lanes know their container, group, index, priority and home', (build) => {
  const engine = withContainer(build, { workers: 3, home: 2 });
  const { call, views } = engine;
  assert.is(create(engine, 9, 2, 4), OK);
  const seen = new Set<number>();
  for (const priority of [LOW, HIGH]) {
    for (let index = 0; index < 4; index++) {
      const lane = call.laneByPosition(CONTAINER, 0, priority, index);
      const field = (offset: number) => views.u32[(lane + offset) >>> 2] as number;
      assert.is(field(LANE_CONTAINER), CONTAINER);
      assert.is(field(LANE_GROUP), 9);
      assert.is(field(LANE_INDEX), index);
      assert.is(field(LANE_HOME), (2 + index) % 3, 'spread over the workers');
      assert.is(field(LANE_FLAGS), priority === HIGH ? LANE_HIGH | LANE_SLOW : 0);
      assert.is(call.getLane(CONTAINER, 9, priority, index), index < 2 ? lane : 0, 'only lanes in use');
      seen.add(lane);
    }
    assert.is(call.laneByPosition(CONTAINER, 0, priority, 4), 0);
    assert.is(call.lanesOf(CONTAINER, 0, priority), call.laneByPosition(CONTAINER, 0, priority, 0));
  }
  assert.is(seen.size, 8);
  assert.is(call.getLane(CONTAINER, 8, LOW, 0), 0, 'no such group');
  assert.is(call.laneByPosition(CONTAINER, 1, LOW, 0), 0);
});

onEachBuild(test, 'lanes of a host module stay at home', (build) => {
  const engine = withContainer(build, { workers: 3, home: 1, flags: CONTAINER_PINNED });
  const { call, views } = engine;
  create(engine, 0, 4, 4);
  for (let index = 0; index < 4; index++) {
    const lane = call.getLane(CONTAINER, 0, HIGH, index);
    assert.is(views.u32[(lane + LANE_HOME) >>> 2], 1);
    assert.is(views.u32[(lane + LANE_FLAGS) >>> 2], LANE_HIGH | LANE_SLOW | LANE_PINNED);
  }
});

onEachBuild(test, 'a hash always falls on the same lane of a group that cannot grow', (build) => {
  const engine = withContainer(build);
  const { call } = engine;
  create(engine, 1, 3, 3, 1);
  for (const priority of [LOW, HIGH]) {
    for (const hash of [0, 1, 2, 3, 4, 1000, 2 ** 31, 2 ** 32 - 1]) {
      const lane = call.getLaneByHash(CONTAINER, 1, priority, hash);
      assert.is(lane, call.getLane(CONTAINER, 1, priority, hash % 3));
      call.pushStart(lane, TASK + (hash % 7) * 128); // full lanes change nothing
    }
  }
  assert.equal(counts(engine, 1, LOW), [3, 3]);
  assert.is(call.getLaneByHash(CONTAINER, 2, LOW, 0), 0, 'no such group');
});

onEachBuild(test, 'a group grows by a lane when the one that is asked for is full', (build) => {
  const engine = withContainer(build);
  const { call } = engine;
  const depth = 3;
  create(engine, 1, 1, 4, depth);
  let tasks = 0;
  const push = (lane: number) => call.pushStart(lane, TASK + 128 * tasks++);
  for (const priority of [LOW, HIGH]) {
    for (let lanes = 1; lanes < 4; lanes++) {
      const full = call.getLane(CONTAINER, 1, priority, lanes - 1);
      for (let pending = 0; pending < depth; pending++) {
        assert.is(call.getLaneByHash(CONTAINER, 1, priority, lanes - 1), full);
        assert.equal(counts(engine, 1, priority), [lanes, 4], 'not before');
        push(full);
      }
      const hash = lanes * (lanes + 1) - 1; // falls on the last lane, now and among one lane more
      const added = call.getLaneByHash(CONTAINER, 1, priority, hash);
      assert.equal(counts(engine, 1, priority), [lanes + 1, 4]);
      assert.is(added, call.getLane(CONTAINER, 1, priority, lanes));
    }
    if (priority === LOW) assert.equal(counts(engine, 1, HIGH), [1, 4], 'each priority by itself');
  }
  const last = call.getLane(CONTAINER, 1, LOW, 3);
  for (let i = 0; i <= depth; i++) push(last);
  assert.is(call.getLaneByHash(CONTAINER, 1, LOW, 3), last);
  assert.equal(counts(engine, 1, LOW), [4, 4], 'not beyond the most');
  call.lessPending(last, depth + 1);
  assert.equal(counts(engine, 1, LOW), [4, 4], 'and it does not shrink');
});

onEachBuild(
  test,
  'the least loaded lane is the one with the fewest short tasks, growing like the others',
  (build) => {
    const engine = withContainer(build);
    const { call } = engine;
    create(engine, 1, 2, 3, 2);
    const lanes = [0, 1].map((index) => call.getLane(CONTAINER, 1, LOW, index));
    let tasks = 0;
    const take = () => {
      const lane = call.getLeastLoadedLane(CONTAINER, 1, LOW, LOAD_CPU);
      call.pushStart(lane, TASK + 128 * tasks++);
      return lane;
    };
    assert.equal([take(), take(), take(), take()], [lanes[0], lanes[1], lanes[0], lanes[1]]);
    assert.equal(counts(engine, 1, LOW), [2, 3], 'not before all are full');
    const third = take();
    assert.is(third, call.getLane(CONTAINER, 1, LOW, 2));
    assert.equal(counts(engine, 1, LOW), [3, 3]);
    call.lessPending(lanes[1], 2);
    assert.is(take(), lanes[1]);
    assert.is(call.getLeastLoadedLane(CONTAINER, 2, LOW, LOAD_CPU), 0, 'no such group');
  },
);

onEachBuild(test, 'lanes with nothing to do are the least loaded ones in turn', (build) => {
  const engine = withContainer(build);
  const { call } = engine;
  create(engine, 1, 4, 4, 64);
  const chosen = Array.from({ length: 12 }, () => call.getLeastLoadedLane(CONTAINER, 1, LOW, LOAD_CPU));
  const lanes = [0, 1, 2, 3].map((index) => call.getLane(CONTAINER, 1, LOW, index));
  assert.equal(
    lanes.map((lane) => chosen.filter((other) => other === lane).length),
    [3, 3, 3, 3],
  );
});

onEachBuild(
  test,
  'the least loaded lane by the time of a processor, by the time that tasks wait, by both',
  (build) => {
    const engine = withContainer(build);
    const { call, views } = engine;
    create(engine, 1, 3, 3, 64);
    const lanes = [0, 1, 2].map((index) => call.getLane(CONTAINER, 1, LOW, index));
    const load = (lane: number, cpuNs: bigint, ioNs: bigint) => {
      views.u64[(lane + LANE_CPU_NS) >>> 3] = cpuNs;
      views.u64[(lane + LANE_IO_NS) >>> 3] = ioNs;
    };
    load(lanes[0], 5000n, 100n);
    load(lanes[1], 100n, 6000n);
    load(lanes[2], 2000n, 2000n);
    const least = (by: number) => lanes.indexOf(call.getLeastLoadedLane(CONTAINER, 1, LOW, by));
    assert.equal([least(LOAD_CPU), least(LOAD_IO), least(LOAD_CPU | LOAD_IO)], [1, 0, 2]);
  },
);

test.run();
