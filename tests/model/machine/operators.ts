// Operators of WebAssembly as JavaScript expressions over 32-bit halves, by opcode.

type Binary = (a: string, b: string) => string;

const compare =
  (operator: string): Binary =>
  (a, b) =>
    `(${a} ${operator} ${b} ? 1 : 0)`;
const compareUnsigned =
  (operator: string): Binary =>
  (a, b) =>
    `((${a}) >>> 0 ${operator} (${b}) >>> 0 ? 1 : 0)`;

export const I32_BINARY = new Map<number, Binary>([
  [0x46, compare('===')],
  [0x47, compare('!==')],
  [0x48, compare('<')],
  [0x49, compareUnsigned('<')],
  [0x4a, compare('>')],
  [0x4b, compareUnsigned('>')],
  [0x4c, compare('<=')],
  [0x4d, compareUnsigned('<=')],
  [0x4e, compare('>=')],
  [0x4f, compareUnsigned('>=')],
  [0x6a, (a, b) => `(${a} + ${b} | 0)`],
  [0x6b, (a, b) => `(${a} - ${b} | 0)`],
  [0x6c, (a, b) => `Math.imul(${a}, ${b})`],
  [0x6d, (a, b) => `(${a} / X.divisor(${b}) | 0)`],
  [0x6e, (a, b) => `((${a} >>> 0) / (X.divisor(${b}) >>> 0) | 0)`],
  [0x6f, (a, b) => `(${a} % X.divisor(${b}) | 0)`],
  [0x70, (a, b) => `((${a} >>> 0) % (X.divisor(${b}) >>> 0) | 0)`],
  [0x71, (a, b) => `(${a} & ${b})`],
  [0x72, (a, b) => `(${a} | ${b})`],
  [0x73, (a, b) => `(${a} ^ ${b})`],
  [0x74, (a, b) => `(${a} << ${b})`],
  [0x75, (a, b) => `(${a} >> ${b})`],
  [0x76, (a, b) => `(${a} >>> ${b} | 0)`],
  [0x77, (a, b) => `X.rotl(${a}, ${b})`],
  [0x78, (a, b) => `X.rotl(${a}, 32 - (${b} & 31))`],
]);

export const I32_UNARY = new Map<number, (a: string) => string>([
  [0x45, (a) => `(${a} === 0 ? 1 : 0)`],
  [0x67, (a) => `Math.clz32(${a})`],
  [0x68, (a) => `X.ctz(${a})`],
  [0x69, (a) => `X.popcnt(${a})`],
  [0xc0, (a) => `(${a} << 24 >> 24)`],
  [0xc1, (a) => `(${a} << 16 >> 16)`],
]);

/** (low, high, low, high) → 0 or 1. */
export const I64_COMPARE = new Map<number, (a: string, A: string, b: string, B: string) => string>([
  [0x51, (a, A, b, B) => `(${a} === ${b} && ${A} === ${B} ? 1 : 0)`],
  [0x52, (a, A, b, B) => `(${a} !== ${b} || ${A} !== ${B} ? 1 : 0)`],
  [0x53, (a, A, b, B) => `X.less64s(${a}, ${A}, ${b}, ${B})`],
  [0x54, (a, A, b, B) => `X.less64u(${a}, ${A}, ${b}, ${B})`],
  [0x55, (a, A, b, B) => `X.less64s(${b}, ${B}, ${a}, ${A})`],
  [0x56, (a, A, b, B) => `X.less64u(${b}, ${B}, ${a}, ${A})`],
  [0x57, (a, A, b, B) => `(1 - X.less64s(${b}, ${B}, ${a}, ${A}))`],
  [0x58, (a, A, b, B) => `(1 - X.less64u(${b}, ${B}, ${a}, ${A}))`],
  [0x59, (a, A, b, B) => `(1 - X.less64s(${a}, ${A}, ${b}, ${B}))`],
  [0x5a, (a, A, b, B) => `(1 - X.less64u(${a}, ${A}, ${b}, ${B}))`],
]);

/** Answer the low half and leave the high one in X.high. */
export const I64_BINARY = new Map<number, string>([
  [0x7c, 'add64'],
  [0x7d, 'sub64'],
  [0x7e, 'mul64'],
  [0x80, 'div64u'],
  [0x82, 'rem64u'],
  [0x83, 'and64'],
  [0x84, 'or64'],
  [0x85, 'xor64'],
  [0x86, 'shl64'],
  [0x87, 'shr64s'],
  [0x88, 'shr64u'],
  [0x89, 'rotl64'],
]);

export const I64_UNARY = new Map<number, string>([
  [0x79, 'clz64'],
  [0x7a, 'ctz64'],
]);

export const FLOAT_COMPARE = new Map<number, string>([
  [0x5b, '==='],
  [0x5c, '!=='],
  [0x5d, '<'],
  [0x5e, '>'],
  [0x5f, '<='],
  [0x60, '>='],
  [0x61, '==='],
  [0x62, '!=='],
  [0x63, '<'],
  [0x64, '>'],
  [0x65, '<='],
  [0x66, '>='],
]);

export const F64_BINARY = new Map<number, Binary>([
  [0xa0, (a, b) => `${a} + ${b}`],
  [0xa1, (a, b) => `${a} - ${b}`],
  [0xa2, (a, b) => `${a} * ${b}`],
  [0xa3, (a, b) => `${a} / ${b}`],
  [0xa4, (a, b) => `Math.min(${a}, ${b})`],
  [0xa5, (a, b) => `Math.max(${a}, ${b})`],
  [0xa6, (a, b) => `X.copySign(${a}, ${b})`],
]);

export const F64_UNARY = new Map<number, (a: string) => string>([
  [0x99, (a) => `Math.abs(${a})`],
  [0x9a, (a) => `-${a}`],
  [0x9b, (a) => `Math.ceil(${a})`],
  [0x9c, (a) => `Math.floor(${a})`],
  [0x9d, (a) => `Math.trunc(${a})`],
  [0x9f, (a) => `Math.sqrt(${a})`],
]);

/** f32 operators are those of f64, rounded. */
export const F32_BINARY = new Map([...F64_BINARY].map(([opcode, text]) => [opcode - 0x0e, text]));
export const F32_UNARY = new Map([...F64_UNARY].map(([opcode, text]) => [opcode - 0x0e, text]));
