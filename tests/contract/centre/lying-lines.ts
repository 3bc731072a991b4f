// Lines between a station and its centre that do what a line, or an older centre, may do.
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { signMessage } from '../../../scheduler/centre/talk/signing.ts';
import { type TestCentre } from './test-centre.ts';

/** Every third answer is cut off in its middle. */
export async function breakEveryThird(to: string): Promise<{ url: string; close: () => void }> {
  let turn = 0;
  return proxy(async (path, body, headers) => {
    const response = await fetch(`${to}${path}`, {
      method: 'POST',
      body: new Uint8Array(body),
      headers,
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const signature = response.headers.get('loa-signature') ?? '';
    return { bytes, signature, cut: ++turn % 3 === 0 };
  });
}

/** Like a centre of the protocol before: what says 2 is refused, what says 1 goes on to the centre. */
export async function refuseProtocol2(
  centre: TestCentre,
): Promise<{ url: string; close: () => void }> {
  return proxy(async (path, body, headers) => {
    const said = JSON.parse(body.toString()) as { protocol: number };
    if (said.protocol === 1) {
      const response = await fetch(`${centre.url}${path}`, {
        method: 'POST',
        body: new Uint8Array(body),
        headers,
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      return { bytes, signature: response.headers.get('loa-signature') ?? '', cut: false };
    }
    const bytes = Buffer.from(
      JSON.stringify({
        ...{ protocol: 1, centre: centre.centre.id, sentAt: Date.now(), refused: 'protocol' },
        inReplyTo: createHash('sha256').update(body).digest('hex'),
      }),
    );
    const signature = signMessage(centre.centre.key, 'answer', bytes).toString('base64url');
    return { bytes, signature, cut: false };
  });
}

async function proxy(
  answer: (
    path: string,
    body: Buffer,
    headers: Record<string, string>,
  ) => Promise<{ bytes: Buffer; signature: string; cut: boolean }>,
): Promise<{ url: string; close: () => void }> {
  const served: Server = createServer((request, response) => {
    const read: Buffer[] = [];
    request.on('data', (piece: Buffer) => read.push(piece));
    request.on('end', () => {
      const sent = String(request.headers['loa-signature']);
      void answer(request.url ?? '', Buffer.concat(read), { 'loa-signature': sent }).then(
        ({ bytes, signature, cut }) => {
          response.writeHead(200, {
            'loa-signature': signature,
            'content-length': bytes.length,
          });
          if (!cut) return response.end(bytes);
          response.write(bytes.subarray(0, bytes.length / 2));
          return setImmediate(() => response.destroy());
        },
      );
    });
  });
  await new Promise<void>((resolve) => {
    served.listen(0, '127.0.0.1', resolve);
  });
  // It listens to TCP.
  const { port } = served.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      served.closeAllConnections();
      served.close();
    },
  };
}
