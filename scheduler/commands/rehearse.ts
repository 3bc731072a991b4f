import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { produceBulletin } from '../../audio/index.ts';
import { publishSlot } from '../core/published-slot.ts';
import { sayInstant } from '../core/words.ts';
import type { Loaded, Workshop } from '../daemon/parts.ts';
import { stateWords } from '../feeds/say-state.ts';
import { faultKinds } from '../rehearsal/faults.ts';
import { rehearseCampaigns, type Rehearsal } from '../rehearsal/rehearse-campaigns.ts';
import { jsonFlag, type Command } from './command.ts';
import { Failure } from './failure.ts';
import { json, table } from './print.ts';
import { openProgress } from './progress.ts';
import { currentSlots, openStoreToRead, readWorkplace, type Workplace } from './workplace.ts';

export const rehearse: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about:
      'Diễn thử cả đợt phát bằng đúng chương trình trực, với đồng hồ ảo: không ra tiếng, không đụng lịch và nhật ký thật.',
    flags: {
      'power-cut': { says: 'mất điện giữa lúc phát' },
      'disk-full': { says: 'đĩa đầy đúng giờ phát' },
      'clock-jump': { says: 'đồng hồ nhảy tới một giờ' },
      json: jsonFlag,
    },
    examples: ['loa rehearse', 'loa rehearse --power-cut --disk-full --clock-jump'],
  },
  run: async (call) => {
    const workplace = readWorkplace(call);
    const { config, content } = workplace;
    const store = openStoreToRead(workplace);
    const { plan } = currentSlots(workplace, store);
    store.close();
    if (plan.slots.length === 0)
      throw new Failure('Không có buổi nào để diễn thử.', 'Xem vì sao: loa plan');
    // What is heard on pages alone has no hour that could go wrong.
    const loaded = { ward: content.ward, campaigns: content.campaigns, recordings: [] };
    const dataDir = mkdtempSync(join(tmpdir(), 'loa-dien-thu-'));
    const progress = await openProgress(call.terminal, 'Tạo âm thanh');
    try {
      const rehearsal = await rehearseCampaigns({
        config: { ...config, dataDir, publicDir: join(dataDir, 'public') },
        loaded,
        slots: plan.slots,
        workshop: () => workshopOver(workplace, loaded, progress.at),
        faults: faultKinds.filter((kind) => call.on(kind)),
      });
      progress.end();
      call.terminal.out(
        call.on('json')
          ? json(asData(rehearsal, content.ward.timeZone))
          : asText(rehearsal, content.ward.timeZone),
      );
      return 0;
    } finally {
      progress.end();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

/** Gives the bulletins that LOA_DATA has, and makes there what it has not. */
function workshopOver(
  { content, problems, config }: Workplace,
  loaded: Loaded,
  onProgress: (done: number, total: number, label: string) => void,
): Workshop {
  return {
    load: () => Promise.resolve({ loaded, problems }),
    produce: async ({ title, documents, day }) => {
      const { sha256, contentKey, durationMs } = await produceBulletin(
        content,
        { title, documents },
        {
          dataDir: config.dataDir,
          contentDir: config.contentDir,
          today: day,
          onProgress: ({ done, total, label }) => {
            onProgress(done, total, label);
          },
        },
      );
      return { sha256, contentKey, title, durationMs };
    },
    close: () => Promise.resolve(),
  };
}

function asData({ slots, faults }: Rehearsal, timeZone: string) {
  return {
    faults: faults.map(({ kind, from, to, says }) => ({
      ...{ kind, says },
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    })),
    slots: slots.map((slot) => publishSlot(slot, timeZone)),
  };
}

function asText({ slots, faults }: Rehearsal, timeZone: string): string {
  const struck = faults.map(
    ({ from, says }) => `Thử: ${says} (lúc ${sayInstant(timeZone, from)}).\n`,
  );
  const rows = slots.map((slot) => [
    sayInstant(timeZone, slot.startsAt),
    stateWords[slot.state] + (slot.makeUpFor === undefined ? '' : ' (bù)'),
    slot.airedAt === undefined ? '' : sayInstant(timeZone, slot.airedAt),
    slot.reason ?? '',
  ]);
  const heard = slots.filter(({ state }) => state === 'aired').length;
  return [
    ...struck,
    table([['ĐỊNH PHÁT', 'KẾT QUẢ', 'PHÁT LÚC', 'VÌ SAO'], ...rows]),
    `Diễn thử xong: ${slots.length} buổi, ${heard} buổi phát được. Lịch và nhật ký thật không đổi.\n`,
  ].join('');
}
