// Why a client or a message was refused, in words.
import * as wire from '../../assembly/abi/archive-layout.js';
import type { Refusal } from './net-area.js';

const hex = (value: number) => `0x${(value >>> 0).toString(16).padStart(8, '0')}`;

const WORDS: Readonly<Record<number, (refusal: Refusal) => string>> = {
  [wire.REFUSE_VERSION]: ({ expected, found }) =>
    `it speaks version ${expected} of the protocol, this client version ${found}`,
  [wire.REFUSE_ABI]: ({ expected, found }) =>
    `its tasks have the layout ${hex(expected)} (abi hash), those of this client ${hex(found)}`,
  [wire.REFUSE_NO_SESSION]: () => 'it has no such session',
  [wire.REFUSE_FULL]: () => 'it has no room for another client',
  [wire.REFUSE_MALFORMED]: () => 'a message was not what the protocol says',
  [wire.REFUSE_SEQUENCE]: ({ expected, found }) =>
    `messages were lost: number ${found} came instead of ${expected}`,
  [wire.REFUSE_STOPPING]: () => 'it stops',
};

export function describeRefusal(refusal: Refusal): string {
  return WORDS[refusal.reason]?.(refusal) ?? `reason ${refusal.reason}`;
}
