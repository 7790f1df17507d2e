// Tells systemd how far this service is (sd_notify(3)). Its socket takes datagrams, which Node cannot send to a Unix
// socket: systemd's own command does.
import { execFile } from 'node:child_process';
import process from 'node:process';

const LIMIT_MS = 2000;

/** Sends one state, such as `READY=1`; nothing without a service manager that listens. */
export async function notify(state: string): Promise<void> {
  if (!process.env.NOTIFY_SOCKET) return;
  await new Promise<void>((done) => {
    execFile('systemd-notify', [`--pid=${process.pid}`, state], { timeout: LIMIT_MS }, () => done());
  });
}
