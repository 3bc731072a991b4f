// Other stations' streams that campaigns relay: whether they can be heard now, and whether the output can sound them at all.
import { takesFilesAlone } from '../../content/schema/names.ts';
import { itemsOf } from '../../content/schema/campaign-items.ts';
import { bad, good, warning, type Check, type CheckContext, type Finding } from './check.ts';

export const relayChecks: readonly Check[] = [
  { id: 'relays', name: 'Tiếp âm', look: lookAtRelays },
];

async function lookAtRelays({ content, config }: CheckContext): Promise<Finding> {
  if (!content) return bad('chưa xem được', 'Sửa content/ward.yaml trước.');
  const wanted = new Set(
    content.campaigns
      .flatMap((campaign) => itemsOf(campaign))
      .flatMap((item) => ('relay' in item ? [item.relay] : [])),
  );
  const relays = (content.ward.relays ?? []).filter(({ id }) => wanted.has(id));
  if (relays.length === 0) return good('không tiếp âm đài nào');
  const outputs = config.outputs ?? content.ward.output.kinds;
  if (outputs.every((kind) => takesFilesAlone(kind)))
    return warning(
      'đầu ra chỉ nhận tệp, không tiếp âm được',
      'Máy phát của đài, loa mạng nhận tệp có phần thay thế ở chỗ tiếp âm. Muốn tiếp âm thì đặt output.kinds trong content/ward.yaml là speaker hoặc icecast.',
    );
  const { tryLive } = await import('../../audio/play.ts');
  const found = await Promise.all(
    relays.map(async ({ name, url }) => ({ name, why: await tryLive(url) })),
  );
  const silent = found.filter(({ why }) => why !== undefined);
  if (silent.length > 0)
    return warning(
      `${silent.map(({ name }) => name).join(', ')} chưa nghe được`,
      silent.map(({ name, why }) => `${name}: ${why ?? ''}`).join('\n'),
    );
  return good(`nghe được ${found.map(({ name }) => name).join(', ')}`);
}
