// What stations' machines ask: bytes in, signed bytes out.
import type { Context } from 'hono';
import type { CentreApp } from './centre-app.ts';
import type { CentreParts } from './centre-parts.ts';
import { createRates } from './take/rates.ts';
import { answerMessage } from './take/take-message.ts';
import { mostBytes, signatureHeader, stationPurposes, type RefusalCode } from './talk/message.ts';

/** For whoever looks at the traffic; stations go by the signed code. */
const statusOf: Partial<Readonly<Record<RefusalCode, 401 | 403 | 409 | 429>>> = {
  ...{ 'unknown-key': 401, signature: 401, revoked: 403, replaced: 403, left: 403 },
  ...{ stale: 409, 'too-many': 429, invitation: 403 },
};

export function addStationRoutes(app: CentreApp, parts: CentreParts): void {
  const rates = createRates();
  app.get('/tram/', (context) =>
    context.json({
      centre: parts.centre.id,
      publicKey: parts.centre.publicKey.toString('base64url'),
    }),
  );
  for (const purpose of stationPurposes)
    app.post(`/tram/${purpose}`, async (context) => {
      const bytes = await readBody(context);
      if (!bytes) return context.text('Quá lớn.', 413);
      const signature = Buffer.from(context.req.header(signatureHeader) ?? '', 'base64url');
      const answered = await answerMessage(parts, rates, { purpose, bytes, signature });
      const { refused } = answered;
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
