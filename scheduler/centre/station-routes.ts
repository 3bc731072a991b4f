// What stations' machines ask: bytes in, signed bytes out.
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { ServerResponse } from 'node:http';
import type { CentreApp } from './centre-app.ts';
import type { CentreParts } from './centre-parts.ts';
import { createDownLane } from './take/down-lane.ts';
import { createRates } from './take/rates.ts';
import { answerMessage, type Answered } from './take/take-message.ts';
import { createUnsent } from './take/unsent.ts';
import {
  mostBytes,
  openedHeader,
  signatureHeader,
  stationPurposes,
  type RefusalCode,
} from './talk/message.ts';
import type { Wake } from './wake/wake.ts';

/** For whoever looks at the traffic; stations go by the signed code. */
const statusOf: Partial<Readonly<Record<RefusalCode, 401 | 403 | 409 | 429>>> = {
  ...{ 'unknown-key': 401, signature: 401, revoked: 403, replaced: 403, left: 403 },
  ...{ stale: 409, 'too-many': 429, invitation: 403 },
};

export function addStationRoutes(app: CentreApp, parts: CentreParts, wake?: Wake): void {
  const rates = createRates();
  const lane = createDownLane(parts);
  const unsent = parts.unsent ?? createUnsent();
  app.get('/tram/', (context) =>
    context.json({
      centre: parts.centre.id,
      publicKey: parts.centre.publicKey.toString('base64url'),
    }),
  );
  for (const purpose of stationPurposes)
    app.post(`/tram/${purpose}`, async (context) => {
      const began = performance.now();
      const bytes = await readBody(context);
      if (!bytes) return context.text('Quá lớn.', 413);
      const signature = Buffer.from(context.req.header(signatureHeader) ?? '', 'base64url');
      const room = unsent.open();
      const sent = { purpose, bytes, signature };
      const answered = await answerMessage({ ...parts, room }, rates, sent, lane).catch(
        (error: unknown) => {
          room.drop();
          throw error;
        },
      );
      const { refused, station } = answered;
      const out = outgoingOf(context);
      if (purpose === 'piece' && station !== undefined && out)
        room.sends(station, answered.bytes.byteLength, out);
      else room.drop();
      parts.meter?.message(purpose, refused ?? 'taken', performance.now() - began);
      if (purpose === 'wake' && station !== undefined)
        return openLine(context, answered, (line) => wake?.add(station, line) ?? false);
      return context.body(
        new Uint8Array(answered.bytes),
        refused === undefined ? 200 : (statusOf[refused] ?? 400),
        {
          'Content-Type': 'application/json',
          [signatureHeader]: answered.signature,
          'Cache-Control': 'no-store',
        },
      );
    });
}

/** The answer stands in the headers, since the body never ends. Past Hono: an open line is no more than its socket. */
function openLine(
  context: Context,
  { bytes, signature }: Answered,
  take: (line: ServerResponse) => boolean,
): Response {
  const outgoing = outgoingOf(context);
  if (!outgoing || !take(outgoing)) return context.text('Nay không nhận thêm đường nối.', 503);
  outgoing.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    // nginx would keep what is said until its buffer is full.
    'X-Accel-Buffering': 'no',
    [signatureHeader]: signature,
    [openedHeader]: bytes.toString('base64url'),
  });
  outgoing.write(':\n\n');
  return RESPONSE_ALREADY_SENT;
}

function outgoingOf(context: Context): ServerResponse | undefined {
  // What @hono/node-server gives; nothing where another serves.
  const { outgoing } = (context.env ?? {}) as Partial<HttpBindings>;
  return outgoing instanceof ServerResponse ? outgoing : undefined;
}

/** Undefined where it is more than any message has; read no further then. */
async function readBody(context: Context): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of context.req.raw.body ?? []) {
    bytes += part.byteLength;
    if (bytes > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
