// What a transport promises: whole messages, in order, each once or not at all. tests/runtime/transport.test.ts holds
// every implementation to it. A message is a list of frames. They may be read until the receiver has the message or the
// connection is lost: so long the sender leaves them as they are.
import type { Frames } from './net-area.js';

/** What became of a message: handed over, no room for it now (try again), or its receiver is not there any more. */
export type Sent = 'sent' | 'full' | 'gone';

export interface Listener {
  /** Where clients find it: with the port that was chosen, if it was 0. */
  readonly endpoints: readonly string[];
  /** Sends to one peer; one message at a time for each. */
  send(peer: string, message: Frames): Promise<Sent>;
  /** Sends what was handed over, as far as that goes quickly, and leaves nothing behind. */
  close(): Promise<void>;
}

export interface ListenerEvents {
  /**
   * @param peer who sent it; the same as long as its connection lasts
   * @param message its frames may be read until this returns; then their memory is used for others
   */
  onMessage(peer: string, message: Frames): void;
  /** Some connection was lost; which, the transport may not know. */
  onLost(): void;
}

export interface Wire {
  /** One message at a time. */
  send(message: Frames): Promise<Sent>;
  /** Loses the connection, with all that is on its way, and makes it again; `onDown` is not called. */
  renew(): void;
  /** What was handed over arrives, as far as that goes quickly; nothing is received any more. */
  close(): void;
}

export interface WireEvents {
  onUp(): void;
  onDown(): void;
  /** @param message its frames may be read until this returns; then their memory is used for others */
  onMessage(message: Frames): void;
}

export interface Transport {
  /**
   * Listens at all endpoints, or at none.
   * @param keys file with the keys of whoever may connect over a network; left out = all who reach it
   * @throws CHI_E_ADDRESS_IN_USE, CHI_E_ADDRESS or CHI_E_KEYS
   */
  listen(endpoints: readonly string[], events: ListenerEvents, keys?: string): Promise<Listener>;
  /**
   * Connects, and connects again whenever the connection is lost, until it is closed.
   * @param keys file with the keys of this client and of the node that it means
   * @throws CHI_E_KEYS
   */
  connect(endpoint: string, events: WireEvents, keys?: string): Wire;
}
