import { extname } from 'node:path';

const utf8 = '; charset=utf-8';

/** What we publish, and nothing more: another kind of file goes out as bytes without a meaning. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': `text/html${utf8}`,
  '.css': `text/css${utf8}`,
  '.js': `text/javascript${utf8}`,
  '.mjs': `text/javascript${utf8}`,
  '.json': `application/json${utf8}`,
  '.webmanifest': 'application/manifest+json',
  '.xml': `application/xml${utf8}`,
  '.txt': `text/plain${utf8}`,
  '.csv': `text/csv${utf8}`,
  '.ics': `text/calendar${utf8}`,
  '.vtt': `text/vtt${utf8}`,
  '.m3u': 'audio/x-mpegurl',
  '.mp3': 'audio/mpeg',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
};

/** `podcast.xml` is named so by its path, since a program that subscribes looks at the type. */
const byName: Readonly<Record<string, string>> = {
  '/phat-thanh/podcast.xml': `application/rss+xml${utf8}`,
};

/** The Content-Type of a path: `/phat-thanh/lich.ics` → `text/calendar; charset=utf-8`. */
export function mediaTypeOf(path: string): string {
  return byName[path] ?? mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream';
}
