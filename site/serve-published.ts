import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { Plugin } from 'vite';
import { publicFolder } from './published.ts';

const types: Readonly<Record<string, string>> = {
  '.mp3': 'audio/mpeg',
  '.vtt': 'text/vtt; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.xml': 'application/rss+xml; charset=utf-8',
};

/** `astro dev` shows what was published at /phat-thanh/…, as the daemon does in service. */
export function servePublished(): Plugin {
  return {
    name: 'loa-serve-published',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use('/phat-thanh', (request, response, next) => {
        const root = publicFolder();
        const path = normalize(
          join(root, decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/')),
        );
        const inside = path.startsWith(root + sep) && existsSync(path) && statSync(path).isFile();
        if (!inside) {
          next();
          return;
        }
        response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
        createReadStream(path).pipe(response);
      });
    },
  };
}
