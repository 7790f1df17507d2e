// One set-up at a time per checkout. The lock is a folder beside the tree (not in dist or node_modules,
// which a set-up may remove) holding its owner's pid, and its owner renews its time once a second.
// A lock counts as dead when its owner is gone or has not renewed it for STALE_MS.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './log.mjs';

const STALE_MS = 30_000;
const RENEW_MS = 1_000;
const POLL_MS = 50;

function ownerOf(lock) {
  try {
    return Number(readFileSync(path.join(lock, 'pid'), 'utf8'));
  } catch {
    return 0; // being made or being removed just now
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function isDead(lock) {
  const stat = statSync(lock, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  const pid = ownerOf(lock);
  return Date.now() - stat.mtimeMs > STALE_MS || (pid !== 0 && !isAlive(pid));
}

/** Makes the lock with its owner already in it: a rename onto a folder that is not empty fails. */
function tryTake(lock) {
  const mine = `${lock}.${process.pid}`;
  rmSync(mine, { recursive: true, force: true });
  mkdirSync(mine);
  writeFileSync(path.join(mine, 'pid'), String(process.pid));
  try {
    renameSync(mine, lock);
    return true;
  } catch {
    rmSync(mine, { recursive: true, force: true });
    return false;
  }
}

/** Moves it away first: removed in place it would be empty for a moment, and a rename onto that succeeds. */
function removeLock(lock) {
  const away = `${lock}.${process.pid}.old`;
  try {
    renameSync(lock, away);
  } catch {
    return; // its owner was quicker
  }
  rmSync(away, { recursive: true, force: true });
}

/** Only the one that makes `.break` may remove a dead lock, and it looks again before it does. */
function breakDead(lock) {
  const breaker = `${lock}.break`;
  try {
    mkdirSync(breaker);
  } catch {
    const stat = statSync(breaker, { throwIfNoEntry: false });
    if (stat !== undefined && Date.now() - stat.mtimeMs > STALE_MS) rmSync(breaker, { recursive: true });
    return;
  }
  if (isDead(lock)) removeLock(lock);
  rmSync(breaker, { recursive: true, force: true });
}

/** Runs `work` while holding the lock of `root`. */
export async function withLock(root, work) {
  const lock = path.join(root, '.build-lock');
  let told = false;
  while (!tryTake(lock)) {
    if (isDead(lock)) breakDead(lock);
    else if (!told) {
      say(`waiting for another build (process ${ownerOf(lock) || 'unknown'})`);
      told = true;
    }
    await sleep(POLL_MS);
  }
  const renew = setInterval(() => {
    const now = new Date();
    utimesSync(lock, now, now);
  }, RENEW_MS);
  renew.unref();
  try {
    return await work();
  } finally {
    clearInterval(renew);
    removeLock(lock);
  }
}
