import { sayError } from '../../content/schema/say-error.ts';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { documentsOf } from '../../content/schema/campaign-items.ts';
import type { Content } from '../../content/schema/content.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import { emergencyCampaign, type Slot } from '../core/slot.ts';
import { sayHeard, wishStandings, type WishStanding } from '../core/wish-standing.ts';
import { formatInstant, readWall } from '../core/zone.ts';
import { emergencyOrders, orderOf } from '../feeds/emergency-orders.ts';
import { reportedCampaigns } from '../feeds/reported-campaigns.ts';
import { lengthOf, reportFigures, sayVerdict, type ReportSource } from '../feeds/report-figures.ts';
import { reportPage } from '../feeds/report-page.ts';
import { reportTable } from '../feeds/report-table.ts';
import { jsonFlag, type Command } from './command.ts';
import { Failure, UsageFailure } from '../failure.ts';
import { makeNamedFolder } from '../places.ts';
import { makeFolder } from '../store/open.ts';
import { json } from './print.ts';
import { currentSlots, openStoreToRead, readWorkplace } from './workplace.ts';

export const report: Command = {
  spec: {
    words: '[ĐỢT_PHÁT]',
    takes: [0, 1],
    about:
      'Ghi báo cáo của từng đợt phát: một trang HTML để in khổ A4 và một bảng CSV. Nêu tên thì chỉ làm đợt phát đó; thông báo khẩn có báo cáo riêng, tên là khan-cap.',
    flags: {
      out: { value: 'THƯ_MỤC', short: 'o', says: 'nơi ghi (mặc định reports/ trong LOA_DATA)' },
      json: jsonFlag,
    },
    examples: ['report', 'report -o bao-cao/'],
  },
  run: async (call) => {
    const workplace = await readWorkplace(call, { orLastGood: true, rulesAlone: true });
    const { config, clock, content } = workplace;
    const store = openStoreToRead(workplace);
    const { slots } = currentSlots(workplace, store);
    const head = store.head();
    const kept = store.keptCampaigns();
    const orders = emergencyOrders(store.events());
    store.close();
    const [wanted] = call.words;
    const campaigns = reportedCampaigns(content.campaigns, kept, slots);
    if (wanted !== undefined && !campaigns.some(({ id }) => id === wanted))
      throw new UsageFailure(
        `Không có đợt phát "${wanted}".`,
        `Các đợt phát: ${campaigns.map(({ id }) => id).join(', ')}.`,
      );
    const standings = standingsOf(content, kept, slots);
    const sources = campaigns
      .filter(({ id }) => wanted === undefined || id === wanted)
      .map((campaign): ReportSource => ({
        ward: content.ward,
        campaign,
        wishes: standings.flatMap(({ standing, of }) => (of.has(campaign.id) ? [standing] : [])),
        // What an edit took out of the plan was no airing that somebody cancelled.
        slots: slots.filter(
          ({ campaign: of, reason }) => of === campaign.id && reason?.code !== 'left-plan',
        ),
        ...(campaign.id === emergencyCampaign && { orders }),
        head,
        now: clock.now(),
      }));
    if (call.on('json')) {
      call.terminal.out(json(sources.map(asJson)));
      return 0;
    }
    const folder = reportFolder(call.value('out'), config.dataDir);
    for (const source of sources) {
      const { day } = readWall(content.ward.timeZone, clock.now());
      const stem = join(folder, `${source.campaign.id}-${day}`);
      write(`${stem}.html`, reportPage(source));
      write(`${stem}.csv`, reportTable(source));
      const verdict = [
        sayVerdict(reportFigures(source), source.campaign.weeks),
        ...(source.wishes ?? []).map(
          (one) => `Yêu cầu của bài "${one.wish.title}": ${sayHeard(one)}`,
        ),
      ].join('\n  ');
      call.terminal.out(
        `${source.campaign.title}\n  ${verdict}\n  Để in: ${stem}.html\n  Bảng:  ${stem}.csv\n`,
      );
    }
    call.terminal.out(`Mã cuối của nhật ký (${head.seq} dòng): ${head.hash}\n`);
    return 0;
  },
};

function asJson(source: ReportSource): object {
  return {
    campaign: source.campaign.id,
    ...reportFigures(source),
    ...(source.orders && { emergencies: emergenciesOf(source) }),
    head: source.head.hash,
    wishes: (source.wishes ?? []).map((standing) => ({
      document: standing.wish.document,
      says: sayHeard(standing),
    })),
  };
}

/** Each emergency for other programs: what, on whose order, when, for how long. */
function emergenciesOf({ slots, orders, ward }: ReportSource): readonly object[] {
  const instant = (at: number | undefined): string | undefined =>
    at === undefined ? undefined : formatInstant(ward.timeZone, at);
  return slots.map((slot) => ({
    slot: slot.id,
    ...orderOf(slot, orders),
    orderedAt: instant(slot.startsAt),
    state: slot.state,
    airedAt: instant(slot.airedAt),
    endedAt: instant(slot.endedAt),
    heardMs: lengthOf(slot),
  }));
}

/** How each wish stands, and which campaigns air its document; those whose file is gone among them. */
function standingsOf(
  { campaigns, wishes = [], ward }: Content,
  kept: readonly Campaign[],
  slots: readonly Slot[],
): readonly { readonly standing: WishStanding; readonly of: ReadonlySet<string> }[] {
  const present = new Set(campaigns.map(({ id }) => id));
  const known = [...kept.filter(({ id }) => !present.has(id)), ...campaigns];
  return wishStandings(wishes, known, slots, ward.timeZone).map((standing) => {
    const airing = known.filter((one) => documentsOf(one).includes(standing.wish.document));
    return { standing, of: new Set(airing.map(({ id }) => id)) };
  });
}

/** Made where it lies in our own data; where a person named it, its place must be there. */
function reportFolder(named: string | undefined, dataDir: string): string {
  const folder = resolve(named ?? join(dataDir, 'reports'));
  if (named === undefined) makeFolder(dataDir);
  makeNamedFolder(folder);
  return folder;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Failure(
      `Không ghi được ${file}: ${sayError(error)}.`,
      'Chọn thư mục khác bằng -o, hoặc kiểm tra quyền ghi và chỗ trống.',
    );
  }
}
