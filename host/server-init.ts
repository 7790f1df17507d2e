import type { ConfigurationInput } from './config/configuration.js';
import { Runtime, type RuntimeOptions } from './runtime.js';

/**
 * Starts a runtime that serves clients of other processes (the specification's name for that).
 * @throws what Runtime.start and Runtime.serve throw; then nothing of it is left
 */
export async function serverInit(
  config?: string | ConfigurationInput,
  options?: RuntimeOptions,
): Promise<Runtime> {
  const runtime = await Runtime.start(config, options);
  try {
    await runtime.serve();
  } catch (error) {
    await runtime.stop(0);
    throw error;
  }
  return runtime;
}
