// What a claim is: a figure of Chimaera, what it is compared with, and the target that it must meet.

/** How long the parts of a measurement take. */
export interface Durations {
  seconds: number;
  /** Spent on the same work before anything is counted, so that the code is optimised by then. */
  warmup: number;
  idleSeconds: number;
}

/** One process: a scenario of bench/scenarios with its arguments. It answers figures by name. */
export interface Measurement {
  /** Whose figures these are, for the table. */
  peer: string;
  /** Several peers of one group are ways to do the same by hand: a claim is compared with the fastest. */
  group?: string;
  scenario: string;
  args: Record<string, unknown>;
}

export interface Claim {
  name: string;
  what: string;
  /** Which of a scenario's figures is meant. */
  figure: string;
  unit: 'tasks/s' | 'ns' | 'us' | 'ms' | 'bytes' | '% CPU' | 'parts';
  better: 'more' | 'less';
  /** The peer that the claim is about. */
  subject: string;
  /** Which figure of the peer counts, when it is another one. */
  againstFigure?: string;
  /** A peer or a group: the target is a ratio to it. Without, the target is for the figure itself. */
  against?: string;
  target: number;
  measurements: Measurement[];
}

/** The figures of one process, or why there are none. */
export type Figures = Record<string, number> | { error: string };

/** What one process measured. */
export interface Result {
  figures: Figures;
  /** Others used the machine meanwhile; false also when that is not known, of a scenario that starts processes. */
  disturbed: boolean;
}

/** Two claims that need the same measurement share one process a round. */
export function keyOf({ scenario, args }: Measurement): string {
  return JSON.stringify([scenario, args]);
}
