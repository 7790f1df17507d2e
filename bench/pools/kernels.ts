// The kernels for pools whose workers run JavaScript. Piscina finds them by name.

export function noop(x: number): number {
  return x;
}

export function spin(steps: number): number {
  let x = steps | 0;
  for (let i = 0; i < steps; i++) {
    x = (Math.imul(x, 1664525) + 1013904223) | 0;
    x ^= x >>> 13;
  }
  return x;
}
