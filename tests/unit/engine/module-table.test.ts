// The table of modules: names, methods with ids of any size, descriptors of fields.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { MAX_METHODS, MAX_MODULES, MAX_NAME_BYTES } from '../../../assembly/abi/limits.js';
import { H_MODULE_COUNT } from '../../../assembly/abi/map.js';
import { BAD_ARGUMENT, EXISTS, NO_MEMORY } from '../../../assembly/abi/status.js';
import { MODULE_RENEWS } from '../../../host/engine/abi.js';
import { onEachBuild, RUNTIME, SCRATCH, startEngine, type TestEngine } from '../../support/engine.js';

const NAME = SCRATCH;
const BLOB = SCRATCH + 4096;
const [METHOD_ROW, FIELD_ROW] = [36, 8];

interface Method {
  id: number;
  unsupported?: boolean;
  fields?: [offset: number, kind: number, direction: number, size: number][];
}

/** Writes METHOD rows, then FIELD rows (assembly/pool/module.ts), and registers. */
function register(
  { call, views }: TestEngine,
  name: string,
  methods: Method[],
  flags = 0,
  state = 0,
): number {
  let fields = methods.length * METHOD_ROW;
  for (const [row, method] of methods.entries()) {
    const list = method.fields ?? [];
    views.u32.set(
      [method.id, method.unsupported ? 1 : 0, 96, list.length, fields],
      (BLOB + row * METHOD_ROW) >>> 2,
    );
    for (const [offset, kind, direction, size] of list) {
      views.u16[(BLOB + fields) >>> 1] = offset;
      views.u8.set([kind, direction], BLOB + fields + 2);
      views.u32[(BLOB + fields + 4) >>> 2] = size;
      fields += FIELD_ROW;
    }
  }
  const length = writeName(views.u8, name);
  return call.registerModule(NAME, length, flags, state, BLOB, methods.length, fields);
}

function writeName(bytes: Uint8Array, name: string): number {
  const text = Buffer.from(name);
  bytes.set(text, NAME);
  return text.length;
}

const find = ({ call, views }: TestEngine, name: string): number =>
  call.findModule(NAME, writeName(views.u8, name)) >>> 0;

onEachBuild(test, 'modules are found by name', (build) => {
  const engine = startEngine(build);
  const { at, call } = engine;
  assert.is(find(engine, 'a'), at.NO_MODULE);
  const names = ['a', 'ab', 'b', 'grün', 'x'.repeat(MAX_NAME_BYTES)];
  for (const [index, name] of names.entries()) {
    assert.is(register(engine, name, [{ id: index }], index, 100 + index), index);
    assert.is(register(engine, name, []), -EXISTS, 'once');
  }
  for (const [index, name] of names.entries()) {
    assert.is(find(engine, name), index);
    assert.is(call.moduleFlags(index), index);
    assert.is(call.moduleStateSize(index), 100 + index);
    assert.is(call.moduleEpoch(index), index + 1, 'each raises the epoch');
    assert.is(call.methodCount(index), 1);
  }
  for (const name of ['abc', 'g', 'gr', 'x'.repeat(100)]) assert.is(find(engine, name), at.NO_MODULE);
});

onEachBuild(test, 'a later build takes the place of an earlier one', (build) => {
  const engine = startEngine(build);
  const { call } = engine;
  for (const name of ['a', 'b']) register(engine, name, [{ id: 0 }]);
  assert.is(register(engine, 'a', [{ id: 0 }, { id: 10 }], MODULE_RENEWS), 2);
  assert.is(find(engine, 'a'), 2);
  assert.is(find(engine, 'b'), 1);
  assert.equal([call.methodCount(0), call.methodCount(2)], [1, 2], 'who runs the earlier one still has it');
  assert.is(register(engine, 'new', [], MODULE_RENEWS), 3, 'there need not be one');
});

onEachBuild(test, 'ids of methods may be any number', (build) => {
  const engine = startEngine(build);
  const { at, call } = engine;
  const ids = [0, 1, 10, 63, 64, 65, 255, 256, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1, 5];
  register(engine, 'other', [{ id: 7 }, { id: 64 }]);
  const module = register(
    engine,
    'm',
    ids.map((id) => ({ id })),
  );
  for (const [row, id] of ids.entries()) assert.is(call.methodRow(module, id), row, `method ${id}`);
  for (const id of [2, 7, 11, 62, 66, 2 ** 31 - 1, 2 ** 32 - 3]) {
    assert.is(call.methodRow(module, id) >>> 0, at.NO_METHOD, `method ${id}`);
  }
});

onEachBuild(test, 'a method that is declared as -1 is unsupported', (build) => {
  const { call, ...rest } = startEngine(build);
  const methods = [{ id: 10 }, { id: 11, unsupported: true }, { id: 1000, unsupported: true }];
  const module = register({ call, ...rest }, 'm', methods);
  assert.equal(
    [10, 11, 1000].map((id) => call.isUnsupported(module, call.methodRow(module, id))),
    [0, 1, 1],
  );
});

onEachBuild(test, 'fields are those of their method', (build) => {
  const engine = startEngine(build);
  const { call, views } = engine;
  const sizes = [1, 2, 4, 8, 8, 8, 96]; // scalars, buffer, string, array
  const kinds = [0, 0, 0, 0, 1, 2, 0];
  const all = sizes.map((size, i): [number, number, number, number] => [
    120 + 8 * i,
    kinds[i] as number,
    1 + (i % 2),
    size,
  ]);
  const methods = [{ id: 10, fields: all.slice(0, 2) }, { id: 11 }, { id: 12, fields: all.slice(2) }];
  const module = register(engine, 'm', methods);
  assert.equal(
    [0, 1, 2].map((row) => call.fieldCount(module, row)),
    [2, 0, 5],
  );
  const read = (row: number, index: number) => {
    const field = call.fieldAt(module, row, index);
    return [views.u16[field >>> 1], views.u8[field + 2], views.u8[field + 3], call.fieldSize(field)];
  };
  assert.equal([read(0, 0), read(0, 1), ...[0, 1, 2, 3, 4].map((index) => read(2, index))], all);
});

onEachBuild(test, 'the table copies what it is given', (build) => {
  const engine = startEngine(build);
  const module = register(engine, 'm', [{ id: 10 }, { id: 99 }]);
  engine.views.u8.fill(0xff, NAME, BLOB + 4096);
  assert.is(engine.call.methodRow(module, 99), 1);
  assert.is(find(engine, 'm'), module);
});

onEachBuild(test, 'impossible modules are refused', (build) => {
  const engine = startEngine(build);
  const { call, views } = engine;
  const live = call.liveBytes(RUNTIME);
  assert.is(register(engine, '', []), -BAD_ARGUMENT);
  assert.is(register(engine, 'x'.repeat(MAX_NAME_BYTES + 1), []), -BAD_ARGUMENT);
  const many = Array.from({ length: MAX_METHODS + 1 }, (_, id) => ({ id }));
  assert.is(register(engine, 'many', many), -BAD_ARGUMENT);
  writeName(views.u8, 'short');
  assert.is(
    call.registerModule(NAME, 5, 0, 0, BLOB, 2, 2 * METHOD_ROW - 1),
    -BAD_ARGUMENT,
    'rows are missing',
  );
  assert.is(call.registerModule(NAME, 5, 0, 0, BLOB, 1, 2 ** 31), -NO_MEMORY);
  assert.is(call.liveBytes(RUNTIME), live);
  assert.is(views.u32[H_MODULE_COUNT >>> 2], 0);
  assert.is(register(engine, 'as many as there may be', many.slice(1)), 0);
});

onEachBuild(test, 'the table holds MAX_MODULES', (build) => {
  const engine = startEngine(build);
  for (let index = 0; index < MAX_MODULES; index++) assert.is(register(engine, `m${index}`, []), index);
  assert.is(register(engine, 'one more', []), -NO_MEMORY);
  assert.is(find(engine, `m${MAX_MODULES - 1}`), MAX_MODULES - 1);
});

test.run();
