import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createConsole } from '../../scheduler/console/app.ts';
import type { ConsoleParts } from '../../scheduler/console/console-parts.ts';
import { listenerOf } from '../../scheduler/console/gate/listen-here.ts';

export interface ServedConsole {
  /** `http://127.0.0.1:40123` */
  readonly url: string;
  readonly close: () => void;
}

/** The console of this process at a port for a browser; whoever asks is who has the cookie that `cookie` gives then. */
export async function serveConsole(
  parts: ConsoleParts,
  cookie: () => string,
): Promise<ServedConsole> {
  const listener = listenerOf(createConsole(parts), ({ headers }) => {
    return { address: '127.0.0.1', origin: `http://${headers.host ?? ''}` };
  });
  const server = createServer((request, response) => {
    // A cookie that is for https alone reaches no page of plain http.
    request.headers.cookie = `__Secure-loa=${cookie()}`;
    request.rawHeaders.push('Cookie', request.headers.cookie);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // What listens at a port has an address of this shape.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
