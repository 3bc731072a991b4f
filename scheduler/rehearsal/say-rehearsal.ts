import { loaCommand } from '../../content/schema/loa-command.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import { relaysIn } from '../core/relays.ts';
import { sayReason } from '../core/say-reason.ts';
import { sayInstant, sayLength } from '../core/words.ts';
import { readWall } from '../core/zone.ts';
import { reportFigures, sayVerdict } from '../feeds/report-figures.ts';
import { stateWords } from '../core/state-words.ts';
import type { Slot } from '../core/slot.ts';
import type { Ward } from '../../content/schema/ward.ts';
import { clockJumpMs, type Fault } from './faults.ts';
import type { Rehearsal } from './rehearse-campaigns.ts';
import { outcomeOf } from './what-came.ts';

export interface SaidRehearsal extends Rehearsal {
  readonly ward: Ward;
  readonly campaigns: readonly Campaign[];
  /** Asked for, and left out for want of slots. */
  readonly leftOut: number;
  /** Whether the outputs only hand over. */
  readonly handsOver: boolean;
  /** Set where the bulletin was only spoken for its length. */
  readonly measuredMs: number | undefined;
}

const head = ['ĐỊNH PHÁT', 'KẾT QUẢ', 'PHÁT LÚC', 'VÌ SAO'] as const;

/** The rows of the table, and the lines around it. */
export function sayRehearsal(said: SaidRehearsal): {
  readonly before: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly after: readonly string[];
} {
  const { slots, faults, ward, measuredMs } = said;
  const { timeZone } = ward;
  const rows = slots.map((slot) => {
    const at = slot.airedAt ?? (slot.state === 'handed-over' ? slot.endedAt : undefined);
    return [
      sayInstant(timeZone, slot.startsAt),
      sayState(slot),
      at === undefined ? '' : sayInstant(timeZone, at),
      slot.reason ? sayReason(slot.reason, timeZone) : '',
    ];
  });
  return {
    before: [
      ...(said.handsOver
        ? [
            `Đầu ra đang là thư mục giao phát (folder) nên chỉ thử việc giao tệp. Thử như khi phát ra loa: LOA_OUTPUT=speaker ${loaCommand} rehearse.`,
          ]
        : []),
      ...(slots.some(({ bulletin }) => bulletin && relaysIn(bulletin).length > 0)
        ? ['Diễn thử không nối luồng của đài khác: chỗ tiếp âm coi như phát phần thay thế.']
        : []),
      ...(measuredMs === undefined
        ? []
        : [
            `Bản tin chưa làm xong nên chỉ đọc để đo độ dài: ${sayLength(measuredMs)}. Làm bản tin: ${loaCommand} render.`,
          ]),
    ],
    rows: [[...head], ...rows],
    after: [
      ...faults.flatMap((fault) => sayOutcome(said, fault)),
      ...(said.leftOut > 0
        ? [`Không đủ buổi để thử thêm ${said.leftOut} sự cố: mỗi sự cố cần một buổi.`]
        : []),
      ...said.campaigns.flatMap((campaign) => sayCampaign(said, campaign)),
      'Diễn thử xong. Lịch và nhật ký thật không đổi.',
    ],
  };
}

function sayState({ state, makeUpFor }: Slot): string {
  return stateWords[state] + (makeUpFor === undefined ? '' : ' (bù)');
}

function sayOutcome(
  { slots, events, ward: { timeZone } }: SaidRehearsal,
  fault: Fault,
): readonly string[] {
  const { slot, madeUpBy, told } = outcomeOf(fault, slots, events, timeZone);
  if (!slot) return [];
  const when = sayInstant(timeZone, slot.startsAt);
  const makeUps = madeUpBy.map(
    (one) =>
      `buổi bù ${sayInstant(timeZone, one.startsAt)} ${stateWords[one.state]}${sayTrueTime(timeZone, fault, one)}`,
  );
  const lost = slot.state === 'missed' || slot.state === 'interrupted';
  const then = makeUps.length > 0 ? makeUps : lost ? ['không có buổi bù'] : [];
  return [
    '',
    `Thử: ${fault.says}.`,
    `    Buổi ${when} ${stateWords[slot.state]}${then.map((text) => `; ${text}`).join('')}.`,
    ...told.map(({ at, message }) => `    ${sayMoment(timeZone, at)} ${message}`),
  ];
}

/** What airs while the clock is wrong is heard at another time than it is written down. */
function sayTrueTime(timeZone: string, { kind, from, to }: Fault, { startsAt }: Slot): string {
  const trueAt = startsAt - clockJumpMs;
  return kind === 'clock-jump' && from <= trueAt && trueAt < to
    ? ` (theo đồng hồ đang sai: thật ra lúc ${readWall(timeZone, trueAt).time})`
    : '';
}

function sayMoment(timeZone: string, at: number): string {
  const { day, time } = readWall(timeZone, at);
  return `${day.slice(8)}/${day.slice(5, 7)} ${time}`;
}

function sayCampaign({ slots }: SaidRehearsal, campaign: Campaign): readonly string[] {
  const own = slots.filter((slot) => slot.campaign === campaign.id);
  if (own.length === 0) return [];
  const figures = reportFigures({ campaign, slots: own });
  const parts = [
    `${figures.planned} buổi theo lịch`,
    ...count(figures.aired, 'phát đúng buổi'),
    ...count(figures.handedOver, 'đã giao cho máy phát'),
    ...count(figures.madeUp, 'phát bù'),
    ...count(figures.interrupted, 'dở dang'),
    ...count(figures.missed, 'lỡ'),
    ...count(figures.pending, 'còn chờ'),
  ];
  return ['', `${campaign.title}: ${parts.join(', ')}.`, sayVerdict(figures, campaign.weeks)];
}

function count(many: number, what: string): readonly string[] {
  return many === 0 ? [] : [`${many} ${what}`];
}
