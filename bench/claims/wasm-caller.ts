// A caller that is wasm, in a thread that attached to the runtime: what the engine does without JavaScript around it.
import type { Claim, Measurement } from '../harness/claim.js';
import type { Given } from './given.js';

const RATE = { figure: 'rate', unit: 'tasks/s', better: 'more' } as const;
const SAMPLE_PERIOD = 64;
const NO_SAMPLES = 1 << 20;
const ALONE = 'raw spinning ring';

export function wasmCallerClaims({ seconds, warmup }: Given): Claim[] {
  const caller = (peer: string, window: number, samplePeriod: number): Measurement => ({
    peer,
    scenario: 'wasm-caller',
    args: { window, samplePeriod, seconds, warmup },
  });
  const few = caller('chimaera', 1000, SAMPLE_PERIOD);
  return [
    {
      ...RATE,
      name: 'wasm-caller',
      what: 'no-ops from a caller in wasm, 1 worker, 1 000 outstanding (12 M where the raw ring does 35 M)',
      subject: 'chimaera',
      against: ALONE,
      target: 0.34,
      measurements: [few, { peer: ALONE, scenario: 'wasm-ring', args: { window: 1000, seconds, warmup } }],
    },
    {
      ...RATE,
      name: 'wasm-caller-million',
      what: 'no-ops from a caller in wasm, 1 worker, 1 000 000 outstanding',
      subject: '1 000 000 outstanding',
      against: '1 000 outstanding',
      target: 0.8,
      measurements: [
        caller('1 000 000 outstanding', 1_000_000, SAMPLE_PERIOD),
        { ...few, peer: '1 000 outstanding' },
      ],
    },
    {
      ...RATE,
      name: 'statistics',
      what: `cost of counters and histograms: no-ops from a caller in wasm, one in ${SAMPLE_PERIOD} measured`,
      subject: 'measured',
      against: 'not measured',
      target: 0.95,
      measurements: [{ ...few, peer: 'measured' }, caller('not measured', 1000, NO_SAMPLES)],
    },
  ];
}
