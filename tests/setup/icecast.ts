import { existsSync } from 'node:fs';

/** Path of the real Icecast server on this machine, or undefined. */
export function findIcecast(): string | undefined {
  return ['/usr/bin/icecast2', '/usr/local/bin/icecast', '/usr/bin/icecast'].find(existsSync);
}
