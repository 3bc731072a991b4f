import { handsOver } from '../../content/schema/hands-over.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkFolder } from '../../content/write/work-place.ts';
import { publishSlot } from '../core/published-slot.ts';
import { formatInstant } from '../core/zone.ts';
import { faultKinds } from '../rehearsal/faults.ts';
import { rehearseCampaigns, type Rehearsal } from '../rehearsal/rehearse-campaigns.ts';
import { createRehearsalWorkshop } from '../rehearsal/rehearsal-workshop.ts';
import { sayRehearsal } from '../rehearsal/say-rehearsal.ts';
import { outcomeOf } from '../rehearsal/what-came.ts';
import { jsonFlag, type Command } from './command.ts';
import { Failure } from '../failure.ts';
import { json, table } from './print.ts';
import { openProgress } from './progress.ts';
import { currentSlots, openStoreToRead, readWorkplace } from './workplace.ts';

export const rehearse: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about:
      'Diễn thử cả đợt phát bằng đúng chương trình trực, với đồng hồ ảo: không ra tiếng, không đụng lịch và nhật ký thật.\nMỗi sự cố thử ở một buổi riêng, từ buổi thứ hai.',
    flags: {
      'power-cut': { says: 'mất điện 45 phút giữa lúc phát' },
      'disk-full': { says: 'đĩa đầy đúng giờ phát' },
      'clock-jump': { says: 'đồng hồ máy vọt lên một giờ trước giờ phát' },
      json: jsonFlag,
    },
    examples: ['rehearse', 'rehearse --power-cut --disk-full --clock-jump'],
  },
  run: async (call) => {
    const workplace = await readWorkplace(call);
    const { config, content, problems } = workplace;
    const store = openStoreToRead(workplace);
    const { plan } = currentSlots(workplace, store);
    const approvals = store.approvals();
    store.close();
    if (plan.slots.length === 0)
      throw new Failure('Không có buổi nào để diễn thử.', `Xem vì sao: ${loaCommand} plan`);
    // What is heard on pages alone has no hour that could go wrong.
    const loaded = { ward: content.ward, campaigns: content.campaigns, recordings: [] };
    const dataDir = makeWorkFolder('dien-thu');
    const publicDir = join(dataDir, 'public');
    const bulletinDir = join(publicDir, 'tep');
    const progress = await openProgress(call.terminal, 'Đọc thử');
    const workshop = createRehearsalWorkshop({
      ...{ content, problems, loaded, config, bulletinDir },
      onProgress: progress.at,
    });
    const faults = faultKinds.filter((kind) => call.on(kind));
    try {
      const rehearsal = await rehearseCampaigns({
        config: { ...config, dataDir, publicDir, bulletinDir },
        ...{ loaded, approvals, faults },
        slots: plan.slots,
        workshop: () => workshop,
      });
      progress.end();
      if (call.on('json')) {
        call.terminal.out(json(asData(rehearsal, workshop.standIns, content.ward.timeZone)));
        return 0;
      }
      const measured = rehearsal.slots.find(({ bulletin }) =>
        workshop.standIns.has(bulletin?.sha256 ?? ''),
      );
      const { before, rows, after } = sayRehearsal({
        ...rehearsal,
        ward: content.ward,
        campaigns: content.campaigns,
        handsOver: (config.outputs ?? content.ward.output.kinds).every((kind) =>
          handsOver(content.ward.output, kind),
        ),
        leftOut: faults.length - rehearsal.faults.length,
        measuredMs: measured?.bulletin?.durationMs,
      });
      for (const line of before) call.terminal.out(`${line}\n`);
      call.terminal.out(table(rows));
      for (const line of after) call.terminal.out(`${line}\n`);
      return 0;
    } finally {
      progress.end();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

function asData(
  { slots, faults, events }: Rehearsal,
  standIns: ReadonlySet<string>,
  timeZone: string,
) {
  return {
    faults: faults.map((fault) => {
      const { kind, slot, from, to, says } = fault;
      const { madeUpBy, told } = outcomeOf(fault, slots, events, timeZone);
      return {
        ...{ kind, says, slot },
        from: formatInstant(timeZone, from),
        to: formatInstant(timeZone, to),
        madeUpBy: madeUpBy.map(({ id }) => id),
        told: told.map(({ at, message }) => ({ at: formatInstant(timeZone, at), message })),
      };
    }),
    slots: slots.map((slot) => {
      const { bulletin, ...published } = publishSlot(slot, timeZone);
      return bulletin && !standIns.has(bulletin.sha256) ? { ...published, bulletin } : published;
    }),
  };
}
