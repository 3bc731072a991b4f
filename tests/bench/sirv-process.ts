// The baseline of tests/bench/pages.ts: sirv as its readme sets it up for production.
import { createServer } from 'node:http';
import sirv from 'sirv';

const files = sirv(process.argv[2] ?? '', { etag: true, gzip: true, brotli: true });
const server = createServer((request, response) => {
  files(request, response);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  process.send?.({ is: 'open', url: `http://127.0.0.1:${port}` });
});
