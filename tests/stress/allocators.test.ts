// Every allocator kind under random use, by one thread that plays three, on both builds.
// A failure names its seed: CHI_TEST_SEED=… npm test -- stress/allocators
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SEGMENTS_BASE } from '../../assembly/abi/map.js';
import { Churn, sharedWords } from '../support/churn.js';
import { attachClient, MAIN, onEachKind } from '../support/engine.js';
import { Random, withSeed } from '../support/random.js';

type Start = Parameters<Parameters<typeof onEachKind>[2]>[0];

const PLAYERS = 3;
const ROUNDS = 60;

/** Answers how often the segment was exhausted: at that moment a player gives all of its blocks back. */
function play(start: Start, mainMib: number, liveMax: number): number {
  return withSeed((seed) => {
    const engine = start({ mainMib });
    const mailbox = sharedWords(16);
    const owners = sharedWords((mainMib << 20) / 64);
    const players = Array.from({ length: PLAYERS }, (_, index) => {
      if (index > 0) assert.is(attachClient(engine), index);
      const options = { segment: MAIN, base: SEGMENTS_BASE, seed: seed + index, operations: 2000, liveMax };
      return new Churn(engine, { ...options, mailbox, owners });
    });
    const random = new Random(seed);
    for (let round = 0; round < ROUNDS; round++) {
      const index = random.below(PLAYERS);
      engine.call.enter(index);
      if (round % 4 === 3) players[index]?.run();
      else players[index]?.steps();
    }
    for (const [index, player] of players.entries()) {
      engine.call.enter(index);
      player.finish();
    }
    assert.is(engine.call.liveBytes(MAIN), 0);
    assert.ok(owners.every((owner) => owner === 0));
    const taken = players.reduce((sum, player) => sum + player.taken, 0);
    assert.ok(taken > 5000, `${taken} blocks`);
    return players.reduce((sum, player) => sum + player.refused, 0);
  });
}

onEachKind(test, 'random use with room to spare', (start, kind) => {
  const refused = play(start, 32, 30);
  if (kind === 'slab') assert.is(refused, 0);
});

onEachKind(test, 'random use at the limit', (start) => {
  assert.ok(play(start, 8, 4000) > 0, 'refused now and then');
});

test.run();
