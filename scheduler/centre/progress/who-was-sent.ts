// Stations that were sent a campaign or a document, and say nothing of it in their plans yet.
import { z } from 'zod';
import type { Asks } from '../database/connect.ts';
import { parcelsNaming, sentTo, type SentTo } from '../ledger/sent-things.ts';
import { parcelShape } from '../talk/order.ts';

const orderWith = z.object({ content: parcelShape });

export interface WasSent {
  /** As the newest parcel calls it; undefined: the centre sent none. */
  readonly title?: string;
  readonly stations: readonly SentTo[];
}

/** `kind` and `id` as airings name them: `campaign chong-lut`, `document thong-bao/mot`. */
export async function whoWasSent(
  sql: Asks,
  { kind, id }: { readonly kind: string; readonly id: string },
  places: readonly number[] | undefined,
): Promise<WasSent> {
  const file = id.split('/').at(-1) ?? '';
  if (file === '') return { stations: [] };
  const own = (await parcelsNaming(sql, file)).flatMap(({ id: dispatch, bytes }) => {
    const order = readParcel(bytes);
    const isMeant = order?.parts.some(
      ({ what, path }) => what === kind && bare(path, kind) === bare(file, kind),
    );
    return order && isMeant ? [{ dispatch, title: order.title }] : [];
  });
  const [newest] = own;
  const stations = await sentTo(
    sql,
    own.map(({ dispatch }) => dispatch),
    places,
  );
  return { ...(newest && { title: newest.title }), stations };
}

/** A recording is named by its file with its ending, all else without. */
function bare(path: string, kind: string): string {
  const file = path.split('/').at(-1) ?? '';
  return kind === 'recording' ? file : file.replace(/\.(ya?ml|mdx?)$/, '');
}

function readParcel(bytes: Buffer): z.infer<typeof parcelShape> | undefined {
  try {
    return orderWith.safeParse(JSON.parse(bytes.toString())).data?.content;
  } catch {
    return undefined;
  }
}
