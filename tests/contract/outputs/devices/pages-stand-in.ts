// A simulated page server: gives out the files of a folder at `/phat-thanh/tep/`, as the station's own does.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { listen } from './listening.ts';

export async function startPages(folder: string) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.method ?? ''} ${path}`);
    const file = join(folder, basename(path));
    if (!path.startsWith('/phat-thanh/tep/') || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Length': statSync(file).size });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
  const { port, stop } = await listen(server);
  return { base: `http://127.0.0.1:${port}`, asked, stop };
}
