// The daemon's log: for people on a terminal, a JSON object a line anywhere else.
import process from 'node:process';
import { destination, type Logger, pino } from 'pino';

/** @param file where to; left out = standard output */
export async function openLog(file?: string): Promise<Logger> {
  const base = { pid: process.pid };
  if (file === undefined && process.stdout.isTTY) {
    const { default: pretty } = await import('pino-pretty');
    return pino({ base: null }, pretty({ sync: true, translateTime: 'SYS:HH:MM:ss.l' }));
  }
  const lines = destination({ dest: file ?? 1, append: true, mkdir: true, sync: true });
  // A full disk costs lines of the log, and nothing else.
  lines.on('error', () => {});
  return pino({ base, timestamp: pino.stdTimeFunctions.isoTime }, lines);
}
