/** First in, first out. What was taken is forgotten all together when the last one goes. */
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
    if (this.head < this.items.length) return;
    this.items.length = 0;
    this.head = 0;
  }

  /** Takes an item out of the middle; false when it is not there. */
  remove(item: number): boolean {
    const at = this.items.indexOf(item, this.head);
    if (at >= 0) this.items.splice(at, 1);
    return at >= 0;
  }
}
