// The work of the work-bound rows: what tests/mods/probe runs as kSpin, for ring workers to run too. About 2 ns a step.

export function spin(steps: u32): u32 {
  let x = steps;
  for (let i: u32 = 0; i < steps; i++) {
    x = x * 1664525 + 1013904223;
    x ^= x >> 13;
  }
  return x;
}
