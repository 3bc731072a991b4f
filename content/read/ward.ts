import { espeakVoices } from '../schema/names.ts';
import { fieldAt, type Problem } from '../schema/problem.ts';
import { wardSchema, type Ward } from '../schema/ward.ts';
import { checkBroadcast } from './broadcast-sense.ts';
import { oncePerFile } from './once-per-file.ts';
import { checkRelays, relayIds } from './relays.ts';
import type { SourceFile } from './source-file.ts';
import { checkSpeakers } from './speakers.ts';
import { readYaml, type YamlText } from './yaml.ts';
import { checkYaml } from './zod-problems.ts';

/** The shared hint for `days` is a campaign's. */
const hints = {
  days: 'Ghi các ngày, chọn trong mon (thứ hai), tue (thứ ba), wed (thứ tư), thu (thứ năm), fri (thứ sáu), sat (thứ bảy), sun (chủ nhật), ví dụ: days: [mon, wed]; ở blackouts thì ghi số ngày, ví dụ: days: 3.',
};

/** Reads content/ward.yaml; the ward is undefined where anything in it is an error, its relays are known all the same. */
export const readWard = oncePerFile(readFields);

function readFields(source: SourceFile): {
  readonly ward: Ward | undefined;
  /** The ids of its relays, good or bad; undefined where the file cannot be read. */
  readonly relays: readonly string[] | undefined;
  readonly problems: readonly Problem[];
} {
  const yaml = readYaml(source.file, source.text);
  if (yaml.problems.length > 0)
    return { ward: undefined, relays: undefined, problems: yaml.problems };
  const relays = relayIds(yaml.value);
  const { value, problems } = checkYaml(wardSchema, yaml, [], hints);
  if (!value) return { ward: undefined, relays, problems };
  const wrong = checkSense(value, yaml);
  return { ward: wrong.length === 0 ? value : undefined, relays, problems: wrong };
}

/** What no single field shows: hours that end before they begin, days that are no days, a zone that is nowhere. */
function checkSense(ward: Ward, yaml: YamlText): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (path: readonly PropertyKey[], message: string, hint: string) => {
    const place = { file: yaml.file, line: yaml.lineOf(path), ...fieldAt(path) };
    problems.push({ ...place, message, hint, severity: 'error' });
  };
  if (!isTimeZone(ward.timeZone))
    add(
      ['timeZone'],
      `Không có múi giờ nào là "${ward.timeZone}".`,
      'Ghi timeZone: Asia/Ho_Chi_Minh.',
    );
  const { kind, name } = ward.voice;
  if (kind === 'espeak' && !espeakVoices.some((known) => known === name))
    add(
      ['voice', 'name'],
      `Không có giọng espeak nào là "${name}".`,
      'Ghi name: vi (miền Bắc), vi-vn-x-central (miền Trung) hoặc vi-vn-x-south (miền Nam).',
    );
  if (ward.siteUrl !== undefined && !siteAddress.test(ward.siteUrl))
    add(
      ['siteUrl'],
      `Địa chỉ "${ward.siteUrl}" không dùng được.`,
      'Bắt đầu bằng https:// và không có dấu / ở cuối; đường dẫn chỉ gồm chữ không dấu, số, dấu gạch, và không bắt đầu bằng /dai hay /healthz (của bàn trực), ví dụ: siteUrl: https://loa.phuong.vn.',
    );
  checkRelays(ward.relays ?? [], (path, message, hint) => {
    add(['relays', ...path], message, hint);
  });
  checkSpeakers(ward.output, ward.siteUrl !== undefined, (path, message, hint) => {
    add(['output', ...path], message, hint);
  });
  checkBroadcast(ward.broadcast, (path, message, hint) => {
    add(['broadcast', ...path], message, hint);
  });
  return problems;
}

/** An origin, and a path of plain names below which the pages can lie: no `//`, `.` or `..`, nothing that is the station's own. */
const siteAddress =
  /^https?:\/\/[^/?#@\s]+(?!\/(?:dai|healthz)(?:\/|$))(\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*$/;

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('vi', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
