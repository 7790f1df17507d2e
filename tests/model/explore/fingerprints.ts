// A set of 64-bit fingerprints, by open addressing. Of n states two have the same one with a probability of n² / 2^65:
// 10 million, one in 370 000.
export class Fingerprints {
  #slots = new Int32Array(1 << 17);
  #mask = (1 << 16) - 1;
  size = 0;

  /** False when it was there already. */
  add(low: number, high: number): boolean {
    const key = high === 0 && low === 0 ? 1 : high;
    const slots = this.#slots;
    for (let at = Math.imul(low ^ (low >>> 15), 0x9e3779b1) & this.#mask; ; at = (at + 1) & this.#mask) {
      const there = slots[2 * at] as number;
      const thereHigh = slots[2 * at + 1] as number;
      if (there === low && thereHigh === key) return false;
      if (there !== 0 || thereHigh !== 0) continue;
      slots[2 * at] = low;
      slots[2 * at + 1] = key;
      this.size++;
      if (this.size * 3 > this.#mask * 2) this.#grow();
      return true;
    }
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    this.#mask = this.#mask * 2 + 1;
    this.size = 0;
    for (let i = 0; i < before.length; i += 2) {
      if (before[i] !== 0 || before[i + 1] !== 0) this.add(before[i] as number, before[i + 1] as number);
    }
  }
}
