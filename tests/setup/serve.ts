import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/** A folder served on a free loopback port. */
export interface Served {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly origin: string;
  /** Path (with query) of every request so far, oldest first; empty it with `requests.length = 0`. */
  readonly requests: string[];
  /** Cuts open connections too, as a lost network would; `start` on the same port brings it back. */
  stop(): Promise<void>;
}

/**
 * Serves `folder` as a plain static web host does: index.html of folders, 404.html with status 404.
 * Files are read anew on each request, so that a test may swap a build under it; a `.gz` beside one is sent to who takes it. `port` 0 picks a free one.
 */
export async function serveFolder(folder: string, port = 0): Promise<Served> {
  const requests: string[] = [];
  const files = sirv(folder, { dev: true, etag: true, gzip: true });
  const server = createServer((request, response) => {
    requests.push(request.url ?? '/');
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(notFound(folder));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    stop: async () => {
      const closed = new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      server.closeAllConnections();
      await closed;
    },
  };
}

function notFound(folder: string): Buffer | string {
  try {
    return readFileSync(join(folder, '404.html'));
  } catch {
    return 'Not found';
  }
}
