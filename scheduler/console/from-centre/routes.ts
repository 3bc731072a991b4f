// Pages of what a centre sent. They answer in the editing process; what they need is loaded when it is asked for.
import { existsSync, readFileSync } from 'node:fs';
import { recordedName } from '../../../content/schema/recordings.ts';
import { weekdays } from '../../../content/schema/names.ts';
import type { Part } from '../../centre/talk/order.ts';
import { mediaTypeOf } from '../../server/media-types.ts';
import type { Looking } from '../console-parts.ts';
import type { ConsoleRoute, Shown } from '../console-route.ts';
import { soundFile } from '../pages/sound-file.ts';
import type { Seen } from '../seen.ts';

export const centreRoutes: readonly ConsoleRoute[] = [
  { path: '/dai/tu-trung-tam/', needs: 'see', show: showList },
  { path: '/dai/tu-trung-tam/:order/', needs: 'see', show: showOrder },
  { path: '/dai/tu-trung-tam/:order/tep/:sha256', needs: 'see', show: showFile },
];

async function showList(seen: Seen, { parts }: Looking): Promise<Shown> {
  const { settleReceived } = await import('./settle-received.ts');
  // What has just come is looked at before it is shown.
  await settleReceived(parts);
  const { listView } = await import('./list-view.ts');
  return (await import('./list-page.ts')).listPage(seen, listView(parts));
}

async function showOrder(seen: Seen, { parts, param, query }: Looking): Promise<Shown> {
  const { orderView, readHours } = await import('./order-view.ts');
  const days = weekdays.filter((day) => query(`ngay-${day}`) !== '');
  const view = orderView(parts, param('order'), readHours(query('gio'), days));
  return view && (await import('./order-page.ts')).orderPage(seen, view);
}

/** A recording, a picture or a file that came, before anybody has agreed to it. */
async function showFile(_: Seen, { parts, param, request }: Looking): Promise<Shown> {
  const { withBook } = await import('./station-side.ts');
  const { isShown } = await import('./order-view.ts');
  const found = withBook(parts, (book) => {
    const order = book.order(param('order'))?.order;
    if (order?.kind !== 'parcel') return undefined;
    const part = order.content.parts.find(
      (one) =>
        one.sha256 === param('sha256') && (recordedName(one.path) !== undefined || isShown(one)),
    );
    return part && { part, file: book.blobFile(part.sha256) };
  });
  if (!found) return undefined;
  const { part, file } = found;
  return isShown(part) ? attachedFile(file, part) : soundFile(file, request);
}

/** A picture as what its ending says, whatever it is; anything else is taken away, never opened here. */
function attachedFile(file: string, { what, path }: Part): Response | undefined {
  if (!existsSync(file)) return undefined;
  const name = path.split('/').at(-1) ?? '';
  return new Response(new Uint8Array(readFileSync(file)), {
    headers: {
      'content-type': mediaTypeOf(name),
      ...(what === 'file' && { 'content-disposition': `attachment; filename="${name}"` }),
    },
  });
}
