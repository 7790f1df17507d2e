// A method that fails tells its caller why, and harms nobody else.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Random } from '../../host/platform/sim/random.js';
import { Codec, Client as Compressor } from '../../mods/compressor/compressor_client.js';
import { ODD_THINGS } from '../mods/relay/relay_client.js';
import { ANY, at, codeOf, count, EVERY, hash, onAll, onNode, rejection, tally } from '../support/runtime.js';

const test = suite('failures');

onAll(test, 'failed(code) of a wasm method', async (world) => {
  const probe = await world.probe();
  for (const code of [-1, -7, -32768, -2147483648]) {
    const error = await rejection(probe.fail(ANY, code));
    assert.equal(
      [error.code, error.fields.returnCode, error.fields.outcome],
      ['CHI_E_APP', code, 'AppError'],
    );
  }
  assert.equal(await tally(count(300).map((i) => probe.fail(ANY, i % 3 === 0 ? -5 : 0))), {
    'AppError CHI_E_APP': 100,
    Ok: 200,
  });
});

onAll(test, 'an exception of a TypeScript method, before and after an await', async (world) => {
  const probeTs = await world.probeTs(2);
  for (const message of ['boom', '', 'äöü 🙂', 'x'.repeat(10_000)]) {
    for (const failing of [probeTs.throwError(ANY, message), probeTs.reject(ANY, message)]) {
      const error = await rejection(failing);
      assert.equal([error.code, error.fields.outcome], ['CHI_E_EXCEPTION', 'AppError']);
      assert.is(error.fields.reason, message);
    }
  }
  assert.is(await probeTs.echo(ANY, 4), 4);
});

onAll(test, 'a negative returnCode is failed(code), any other an exception', async (world) => {
  const probeTs = await world.probeTs();
  const failed = await rejection(probeTs.failCode(ANY, -12));
  assert.equal(
    [failed.code, failed.fields.returnCode, failed.fields.outcome],
    ['CHI_E_APP', -12, 'AppError'],
  );
  assert.is(failed.fields.reason, 'failed(-12)');
  const other = await rejection(probeTs.failCode(ANY, 12));
  assert.equal([other.code, other.fields.reason], ['CHI_E_EXCEPTION', 'failed(12)']);
});

onAll(test, 'whatever a TypeScript method throws, its worker goes on', async (world) => {
  const relay = await world.relay();
  const reasons = [];
  for (const i of ODD_THINGS.keys()) {
    const error = await rejection(relay.throwOdd(ANY, i));
    assert.is(error.code, 'CHI_E_EXCEPTION', `${i}`);
    reasons.push(error.fields.reason);
  }
  assert.equal(reasons.slice(0, 3), ['no reason was given', 'no reason was given', 'just text']);
  assert.equal(await tally(count(20).map(() => relay.throwOdd(ANY, 2))), { 'AppError CHI_E_EXCEPTION': 20 });
});

onAll(test, 'failures among others: each to its caller', async (world) => {
  const probeTs = await world.probeTs(3);
  const answers = await Promise.allSettled(
    count(300).map((i) => {
      if (i % 3 === 0) return probeTs.echo(hash(i), i);
      return i % 3 === 1 ? probeTs.throwError(hash(i), `e${i}`) : probeTs.reject(hash(i), `r${i}`);
    }),
  );
  answers.forEach((answer, i) => {
    if (i % 3 === 0) assert.equal(answer, { status: 'fulfilled', value: i });
    else assert.is((answer as PromiseRejectedResult).reason.fields.reason, `${i % 3 === 1 ? 'e' : 'r'}${i}`);
  });
  const methods = world.rt.pools.methods().filter(({ method }) => method !== 'kCreatePool');
  const counts = Object.fromEntries(methods.map(({ method, tasks, failed }) => [method, [tasks, failed]]));
  assert.equal(counts, { kCreate: [3, 0], kEcho: [100, 0], kThrowError: [100, 100], kReject: [100, 100] });
});

onAll(test, 'a child’s failure passes through a TypeScript parent, or is caught by it', async (world) => {
  const relay = await world.relay();
  const probe = await world.probe();
  const { lo, hi } = probe.poolId;
  assert.is(await relay.relayFailure(ANY, lo, hi, -9, false), 'CHI_E_APP');
  assert.is(await relay.relayFailure(ANY, lo, hi, 0, false), 'nothing');
  const passed = await rejection(relay.relayFailure(ANY, lo, hi, -9, true));
  assert.is(passed.code, 'CHI_E_EXCEPTION');
  assert.match(passed.message, 'code -9');
  assert.is(await relay.relayFailure(ANY, lo + 9999, hi, -9, false), 'CHI_E_UNKNOWN_POOL');
});

onAll(test, 'a kCreate that throws: the creation fails with its message', async (world) => {
  const error = await rejection(world.probeTs(3, { fail: true, ticks: 3 }));
  assert.is(error.code, 'CHI_E_EXCEPTION');
  assert.match(error.message, 'kCreate was asked to fail');
  const failed = await rejection(world.relay(2, { failCode: -2 }));
  assert.equal([failed.code, failed.fields.returnCode], ['CHI_E_APP', -2]);
  assert.equal(
    world.rt.pools.list().map(({ name }) => name),
    ['admin'],
  );
});

onAll(test, 'a task whose strings are its own gives them back, wherever it fails', async (world) => {
  const probeTs = await world.probeTs();
  const { lo, hi } = probeTs.poolId;
  assert.is(await codeOf(probeTs.throwError(at(7), 'to nobody')), 'CHI_E_UNKNOWN_CONTAINER');
  assert.is(await codeOf(probeTs.throwError(EVERY, 'to all')), 'CHI_E_EXCEPTION');
  const queued = tally(count(50).map(() => probeTs.throwError(ANY, 'queued')));
  const destroyed = probeTs.destroy();
  const late = tally(count(50).map(() => probeTs.throwError(ANY, 'late')));
  await Promise.all([queued, destroyed, late]);
  assert.is(await codeOf(probeTs.bind({ lo, hi }).throwError(ANY, 'gone')), 'CHI_E_UNKNOWN_POOL');
});
onNode(test, 'corrupt input to a codec, ten thousand times: each is its caller’s to see', async (world) => {
  await world.rt.modules.register('compressor');
  world.rebase();
  const pool = await new Compressor(world.rt).create(
    ANY,
    EVERY,
    'codec',
    { containers: 2 },
    { codec: Codec.gzip },
  );
  const buffers = count(20).map(() => [world.rt.allocateBuffer(64), world.rt.allocateBuffer(256)] as const);
  const random = new Random(1);
  for (let round = 0; round < 500; round++) {
    for (const [input] of buffers) for (let i = 0; i < 64; i++) input.view[i] = random.below(256);
    const calls = buffers.map(([input, output], i) => pool.decompress(hash(i), input, output));
    assert.equal(await tally(calls), { 'AppError CHI_E_EXCEPTION': 20 });
  }
  const [[input, output], [again]] = buffers as [(typeof buffers)[0], (typeof buffers)[0]];
  const size = await pool.compress(ANY, input, output);
  assert.is(await pool.decompress(ANY, { pointer: output.pointer, size }, again), 64);
  assert.equal(again.view, input.view);
  for (const pair of buffers) for (const buffer of pair) buffer.free();
});

test.run();
