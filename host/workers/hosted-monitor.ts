import type { PointerLink } from '../client/pointer-link.js';
import type { HostedContainers } from './hosted-containers.js';
import { leaveMessage } from './leave-message.js';
import { MonitorContext } from './monitor-context.js';

/** The engine's monitor, for a container of this worker: 0, or why its function threw (a block of main). */
export function askHosted(
  link: PointerLink,
  hosted: HostedContainers,
  container: number,
  mode: number,
  task: number,
  context: number,
): number {
  try {
    const found = hosted.at(container);
    found?.library.monitor?.(found.container, mode, task, new MonitorContext(link, context));
    return 0;
  } catch (error) {
    return leaveMessage(link, textOf(error));
  }
}

// Modules may throw anything, also what throws when it is looked at.
function textOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    return 'no reason was given';
  }
}
