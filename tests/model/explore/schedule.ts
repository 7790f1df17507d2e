// Choices of a scheduler, and how they are written: "0*12 1*3 2t 0k" = thread 0 makes twelve steps, thread 1 three, the
// time limit of thread 2's wait is over, thread 0 dies.
export type Choice = number;

export const STEP = 0;
export const TIME_OUT = 1;
export const KILL = 2;
const LETTERS = ['', 't', 'k'];

export const choose = (thread: number, action: number): Choice => thread | (action << 3);
export const threadOf = (choice: Choice): number => choice & 7;
export const actionOf = (choice: Choice): number => choice >> 3;

export function write(choices: readonly Choice[]): string {
  const parts: string[] = [];
  for (let i = 0; i < choices.length; ) {
    const choice = choices[i] as Choice;
    let count = 1;
    while (choices[i + count] === choice) count++;
    parts.push(`${threadOf(choice)}${LETTERS[actionOf(choice)]}${count > 1 ? `*${count}` : ''}`);
    i += count;
  }
  return parts.join(' ');
}

export function parse(text: string): Choice[] {
  return text
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '')
    .flatMap((part) => {
      const match = /^(\d)([tk]?)(?:\*(\d+))?$/.exec(part);
      if (match === null) throw new Error(`"${part}" is no part of a schedule: expected 0, 1*12, 2t or 0k`);
      const choice = choose(Number(match[1]), LETTERS.indexOf(match[2] as string));
      return Array.from({ length: Number(match[3] ?? 1) }, () => choice);
    });
}

/** How often it goes to another thread. */
export function switches(choices: readonly Choice[]): number {
  return choices.filter((choice, i) => i > 0 && threadOf(choice) !== threadOf(choices[i - 1] as Choice))
    .length;
}
