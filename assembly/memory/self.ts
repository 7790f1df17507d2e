// Which thread this is: the only per-thread state of an engine instance, a global of the instance.
import { SLOT_SIZE, SLOTS } from '../abi/map';

let slot: usize = 0;

/** The thread slot that this instance acts for; 0 before `attach`. */
export function self(): usize {
  return slot;
}

export function selfIndex(): u32 {
  return ((slot - SLOTS) / SLOT_SIZE) as u32;
}

/** Switches this instance to a slot: once per thread, or before each call where one instance plays several. */
export function become(address: usize): void {
  slot = address;
}
