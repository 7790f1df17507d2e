// Creation parameters as a configuration names them → their bytes, by what module.json says of them.
import type { Fault } from '../config/problem.js';
import type { ManifestParams } from '../modules/manifest.js';

export type Params = Readonly<Record<string, number | boolean>>;

type Write = (view: DataView, offset: number, value: number) => void;

const whole = (from: number, to: number, write: Write) => ({
  expected: `a whole number from ${from} to ${to}`,
  from,
  to,
  write,
});
const float = (write: Write) => ({ expected: 'a number', from: -Infinity, to: Infinity, write });

const TYPES: Readonly<Record<string, ReturnType<typeof whole>>> = {
  bool: whole(0, 1, (view, at, value) => view.setUint8(at, value)),
  u8: whole(0, 2 ** 8 - 1, (view, at, value) => view.setUint8(at, value)),
  i8: whole(-(2 ** 7), 2 ** 7 - 1, (view, at, value) => view.setInt8(at, value)),
  u16: whole(0, 2 ** 16 - 1, (view, at, value) => view.setUint16(at, value, true)),
  i16: whole(-(2 ** 15), 2 ** 15 - 1, (view, at, value) => view.setInt16(at, value, true)),
  u32: whole(0, 2 ** 32 - 1, (view, at, value) => view.setUint32(at, value, true)),
  i32: whole(-(2 ** 31), 2 ** 31 - 1, (view, at, value) => view.setInt32(at, value, true)),
  u64: whole(0, Number.MAX_SAFE_INTEGER, (view, at, value) => view.setBigUint64(at, BigInt(value), true)),
  i64: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, (view, at, value) =>
    view.setBigInt64(at, BigInt(value), true),
  ),
  f32: float((view, at, value) => view.setFloat32(at, value, true)),
  f64: float((view, at, value) => view.setFloat64(at, value, true)),
};

/** A parameter that the module does not have, or that does not fit; its place begins with `params`. */
export class ParamsError extends Error {
  constructor(readonly fault: Fault) {
    super(fault.text);
  }
}

/** @throws ParamsError what is wrong with the first parameter that is */
export function encodeParams(layout: ManifestParams | undefined, given: Params): Uint8Array {
  const fields = layout?.fields ?? [];
  const known = fields.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const text = `unknown, expected ${known.length === 0 ? 'none' : `one of ${known.join(', ')}`}`;
    throw new ParamsError({ path: ['params', unknown], text, atKey: true });
  }
  const view = new DataView(new ArrayBuffer(layout?.size ?? 0));
  for (const { name, type, offset, otherwise } of fields) {
    const value = given[name] ?? otherwise;
    const { expected, from, to, write } = TYPES[type];
    const fits = type === 'bool' ? typeof value === 'boolean' : typeof value === 'number';
    const number = Number(value);
    if (!fits || number < from || number > to || (expected !== 'a number' && !Number.isInteger(number))) {
      const text = `is ${value}, expected ${type === 'bool' ? 'true or false' : expected}`;
      throw new ParamsError({ path: ['params', name], text });
    }
    write(view, offset, number);
  }
  return new Uint8Array(view.buffer);
}
