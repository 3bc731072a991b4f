// Where a station keeps that it belongs to a centre. Apart, because the daemon looks at it and must carry nothing else.
import { join } from 'node:path';

export function linkDirOf(dataDir: string): string {
  return join(dataDir, 'link');
}

/** Its being there says that the station has joined. */
export function membershipFileOf(dataDir: string): string {
  return join(linkDirOf(dataDir), 'thanh-vien.json');
}

/** The book of what came down (received/book.ts). */
export function bookFileOf(dataDir: string): string {
  return join(linkDirOf(dataDir), 'received.db');
}

export function keyFileOf(dataDir: string): string {
  return join(linkDirOf(dataDir), 'khoa.pem');
}
