// Keys for TCP: CURVE pairs in files that only their user can read. A node's file has its pair and the public keys of the
// clients that it lets in; a client's has its pair and the public key of the node that it means.
import { chmodSync, fstatSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ChimaeraError } from '../../errors.js';

/** Keys are 40 characters of Z85 (ZeroMQ RFC 32). */
export interface Pair {
  readonly publicKey: string;
  readonly secretKey: string;
}

export interface NodeKeys extends Pair {
  readonly clients: readonly string[];
}

export interface ClientKeys extends Pair {
  readonly node: string;
}

const NODE_FILE = 'node.keys.json';
const CLIENT_FILE = 'client.keys.json';
const OTHERS = 0o077;
const Z85 = /^[0-9a-zA-Z.:+=^!/*?&<>()[\]{}@%$#-]{40}$/;

/** Writes the files of a node and of a client that it lets in, with new keys; throws when there are such files already. */
export function writeKeyFiles(folder: string, makePair: () => Pair): { node: string; client: string } {
  const [pair, clientPair] = [makePair(), makePair()];
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const write = (name: string, keys: NodeKeys | ClientKeys) => {
    const file = path.resolve(folder, name);
    writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
    chmodSync(file, 0o600);
    return file;
  };
  return {
    node: write(NODE_FILE, { ...pair, clients: [clientPair.publicKey] }),
    client: write(CLIENT_FILE, { ...clientPair, node: pair.publicKey }),
  };
}

/** @throws CHI_E_KEYS */
export function readNodeKeys(file: string): NodeKeys {
  const { publicKey, secretKey, clients } = read(file);
  if (!Array.isArray(clients) || !clients.every(isKey))
    throw refuse(file, 'clients: expected a list of keys');
  return { ...pairOf(file, publicKey, secretKey), clients };
}

/** @throws CHI_E_KEYS */
export function readClientKeys(file: string): ClientKeys {
  const { publicKey, secretKey, node } = read(file);
  if (!isKey(node)) throw refuse(file, "node: expected the node's public key, 40 characters of Z85");
  return { ...pairOf(file, publicKey, secretKey), node };
}

function read(file: string): Record<string, unknown> {
  let found: unknown;
  try {
    const handle = openSync(file, 'r');
    if ((fstatSync(handle).mode & OTHERS) !== 0) throw refuse(file, `others can read it: chmod 600 ${file}`);
    found = JSON.parse(readFileSync(handle, 'utf8'));
  } catch (error) {
    throw error instanceof ChimaeraError ? error : refuse(file, (error as Error).message);
  }
  if (typeof found !== 'object' || found === null) throw refuse(file, 'expected a JSON object');
  return found as Record<string, unknown>;
}

function pairOf(file: string, publicKey: unknown, secretKey: unknown): Pair {
  if (isKey(publicKey) && isKey(secretKey)) return { publicKey, secretKey };
  throw refuse(file, 'expected publicKey and secretKey, 40 characters of Z85 each');
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && Z85.test(value);
}

function refuse(file: string, reason: string): ChimaeraError {
  return new ChimaeraError('CHI_E_KEYS', { file, reason });
}
