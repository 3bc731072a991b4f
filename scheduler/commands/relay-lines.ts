import { itemsOf } from '../../content/schema/campaign-items.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import { takesFilesAlone, type OutputKind } from '../../content/schema/names.ts';

/** That a handover cannot relay, where something is to be relayed; else ''. */
export function relayLines(campaigns: readonly Campaign[], outputs: readonly OutputKind[]): string {
  if (outputs.some((kind) => !takesFilesAlone(kind))) return '';
  const relaying = campaigns.filter((campaign) =>
    itemsOf(campaign).some((item) => 'relay' in item),
  );
  if (relaying.length === 0) return '';
  const titles = relaying.map(({ title }) => `"${title}"`).join(', ');
  return `Tiếp âm trong ${titles} không giao được qua thư mục hay loa mạng: tệp giao đi có phần thay thế ở chỗ ấy. Muốn tiếp âm thì đặt output.kinds trong content/ward.yaml là speaker hoặc icecast.\n`;
}
