// `loa centre emergency` and `loa centre cap`: an emergency to an area, from the centre's machine.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fallbackTimeZone } from '../../content/schema/names.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import type { EmergencyAtMachine } from '../centre/emergency/at-machine.ts';
import type { EmergencyDraft } from '../centre/emergency/send-emergency.ts';
import { formatInstant } from '../core/zone.ts';
import { UsageFailure } from '../failure.ts';
import { isThere, requireFile } from '../places.ts';
import type { AtCentre } from './centre-backup.ts';
import type { Call, Flag } from './command.ts';
import { readUntil } from './repeat-flags.ts';
import { json } from './print.ts';

export const centreEmergencyFlags: Readonly<Record<string, Flag>> = {
  to: {
    value: 'NƠI',
    says: 'emergency, send: phát, gửi ở đâu, ngăn bằng dấu phẩy: tên tỉnh, xã, phường; nhóm:TÊN; mã đài; "tất cả"',
  },
  until: {
    value: 'GIỜ',
    says: 'emergency (bắt buộc), send: hết hiệu lực lúc nào: 18:00 (đã qua thì ngày mai) hay "2026-12-01 18:00"',
  },
  every: { value: 'PHÚT', says: 'emergency: nhắc lại mỗi chừng ấy phút (5–720), đến hết hiệu lực' },
  title: { value: 'TÊN', says: 'emergency: việc gì; không nêu thì lấy câu đầu' },
  yes: {
    says: 'emergency, send: phát, gửi thật; không có thì chỉ cho xem phát, gửi gì, ở bao nhiêu đài; withdraw: vẫn rút dù đợt phát thiếu bài',
  },
  end: { value: 'MÃ', says: 'emergency: thôi lời khẩn mang mã này ở mọi đài (kèm --why)' },
};

export async function emergencyAtCentre(call: Call, at: AtCentre): Promise<void> {
  await withEmergencies(call, at, async (desk) => {
    const id = call.value('end');
    if (id !== undefined) await end(call, desk, at, id);
    else await send(call, desk, at);
  });
}

async function end(call: Call, desk: EmergencyAtMachine, { by }: AtCentre, id: string) {
  const stations = await desk.end({ id: id.toUpperCase(), by, why: call.value('why') ?? '' });
  call.terminal.out(
    call.on('json')
      ? json({ ended: id, stations })
      : `Đã gửi lệnh thôi đến ${stations} đài. Xem từng đài ở trang Khẩn cấp.\n`,
  );
}

async function send(call: Call, desk: EmergencyAtMachine, { by }: AtCentre): Promise<void> {
  const [, text = ''] = call.words.map((word) => word.normalize('NFC').trim());
  const to = wordsIn(call.value('to'));
  const until = call.value('until')?.trim();
  if (text === '' || to.length === 0 || until === undefined)
    throw new UsageFailure(
      'Cần lời, phát ở đâu, và hết hiệu lực lúc nào.',
      `Ví dụ: ${loaCommand} centre emergency "Bà con rời bờ sông ngay." --to "Kinh Môn" --until 20:00`,
    );
  const every = call.value('every')?.trim();
  const { selection, area, stations, silent } = await desk.reach(to);
  const draft: EmergencyDraft = {
    ...{ text, selection, area, by, title: call.value('title')?.trim() ?? firstOf(text) },
    ...({ urgency: 'Immediate', severity: 'Unknown' } as const),
    ...({ certainty: 'Unknown', category: 'Safety' } as const),
    ...{ expiresAt: readUntil(until, fallbackTimeZone, Date.now()), untilAt: null },
    everyMinutes: every === undefined ? null : Number(every),
    ...{ replaces: null, capAlert: null, capPart: null },
  };
  if (!call.on('yes')) {
    preview(call, { ...draft, stations, silent });
    return;
  }
  const sent = await desk.send(draft);
  call.terminal.out(
    call.on('json')
      ? json({ order: sent.order, stations: sent.stations })
      : `Đã phát đến ${sent.stations} đài, mã ${sent.order}. Xem từng đài: trang Khẩn cấp, /khan-cap/${sent.order}/\nThôi: ${loaCommand} centre emergency --end ${sent.order} --why "..."\n`,
  );
}

function preview(
  call: Call,
  shown: {
    readonly text: string;
    readonly area: string;
    readonly stations: number;
    readonly silent: readonly string[];
    readonly expiresAt: number;
    readonly everyMinutes: number | null;
  },
): void {
  const { text, area, stations, silent, expiresAt, everyMinutes } = shown;
  const until = formatInstant(fallbackTimeZone, expiresAt);
  if (call.on('json')) {
    call.terminal.out(json({ text, area, stations, silent, until, everyMinutes, sent: false }));
    return;
  }
  const quiet =
    silent.length === 0
      ? ''
      : `Đang im lặng ${silent.length} đài, có thể phải gọi điện: ${silent.slice(0, 20).join(', ')}${silent.length > 20 ? '…' : ''}\n`;
  const again = everyMinutes === null ? 'phát một lần' : `nhắc lại mỗi ${everyMinutes} phút`;
  call.terminal.out(
    `CHƯA PHÁT. Sẽ phát ở ${stations} đài (${area}), ${again}, có hiệu lực đến ${until}:\n\n  ${text}\n\n${quiet}Phát thật: thêm --yes\n`,
  );
}

export async function capAtCentre(call: Call, at: AtCentre): Promise<void> {
  const [, named] = call.words;
  const file = named === undefined ? undefined : resolve(named);
  if (file === undefined || !isThere(file))
    throw new UsageFailure(
      file === undefined ? 'Thiếu tên tệp CAP.' : `Không có tệp "${named ?? ''}".`,
      `Ví dụ: ${loaCommand} centre cap canh-bao.xml`,
    );
  await withEmergencies(call, at, async (desk) => {
    requireFile(file);
    const alert = await desk.bring(readFileSync(file), at.by);
    call.terminal.out(
      call.on('json')
        ? json({ alert })
        : `Đã đọc cảnh báo, chưa phát gì. Xem và phát ở trang Khẩn cấp: /khan-cap/cap/${alert ?? ''}/\n`,
    );
  });
}

async function withEmergencies(
  call: Call,
  { dataDir }: AtCentre,
  work: (desk: EmergencyAtMachine) => Promise<void>,
): Promise<void> {
  const { openEmergencies } = await import('../centre/emergency/at-machine.ts');
  const desk = await openEmergencies(dataDir, call.terminal.env);
  try {
    await work(desk);
  } finally {
    await desk.close();
  }
}

function wordsIn(text: string | undefined): readonly string[] {
  return (text ?? '')
    .normalize('NFC')
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}

function firstOf(text: string): string {
  return (text.split(/[.!?\n]/, 1)[0] ?? text).slice(0, 100).toWellFormed();
}
