// The client alone: what a program needs that uses a runtime of another process. Nothing of the runtime is loaded.
import { type ConnectOptions, SocketConnection } from './client/socket-connection.js';

export type { ArchiveReader, ArchiveWriter, TaskArchives } from './client/archive.js';
export type { CallOptions } from './client/call-options.js';
export type { ClientReference } from './client/client-reference.js';
export type { CreateContext, LinkSource, PoolId } from './client/container-client.js';
export { ContainerClient } from './client/container-client.js';
export { DomainQuery, SubDomain } from './client/domain-query.js';
export { Firings } from './client/firings.js';
export type { WhenBusy } from './client/link-options.js';
export { OwnedBuffer, type ShmBuffer } from './client/shm-buffer.js';
export type { SocketLink } from './client/socket-link.js';
export { TaskHandle, type TaskView, type ViewClass } from './client/task-handle.js';
export { ChimaeraError, type ErrorCode, type ErrorFields } from './errors.js';
export { type ConnectOptions, connect as clientInit, SocketConnection };

/**
 * Connects to a runtime of another process.
 * @param endpoint `ipc://PATH`, `tcp://HOST:PORT`, or either without its scheme; left out = CHI_ENDPOINT, or where the
 *   runtime of this user on this machine is
 * @throws CHI_E_NO_RUNTIME when none answers in time, CHI_E_REFUSED when it does not take this client
 */
export function connect(endpoint?: string, options?: ConnectOptions): Promise<SocketConnection> {
  return SocketConnection.connect(endpoint, options);
}
