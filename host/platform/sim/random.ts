/** Seeded random numbers: mulberry32 by T. Ettinger. */
export class Random {
  constructor(private state: number) {}

  /** 0 ≤ x < 2^32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** 0 ≤ x < bound. */
  below(bound: number): number {
    return this.next() % bound;
  }
}
