/** Room of items that were taken, kept until it is also half of all. */
const SPARE_MAX = 1024;

/** First in, first out. */
export class Fifo {
  private readonly items: number[] = [];
  private head = 0;

  get length(): number {
    return this.items.length - this.head;
  }

  push(item: number): void {
    this.items.push(item);
  }

  /** The oldest; undefined when there is none. */
  peek(): number | undefined {
    return this.items[this.head];
  }

  drop(): void {
    this.head++;
    if (this.head < SPARE_MAX && this.head < this.items.length) return;
    if (2 * this.head < this.items.length) return;
    this.items.splice(0, this.head);
    this.head = 0;
  }

  /** Takes an item out of the middle; false when it is not there. */
  remove(item: number): boolean {
    const at = this.items.indexOf(item, this.head);
    if (at >= 0) this.items.splice(at, 1);
    return at >= 0;
  }
}
