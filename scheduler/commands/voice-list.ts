import { voicesHere } from '../../audio/index.ts';
import { loadContent } from '../../content/load.ts';
import { espeakVoices } from '../../content/schema/names.ts';
import type { Config } from '../config.ts';
import type { Call } from './command.ts';
import { json, table } from './print.ts';

/** `loa voice list`. */
export async function listVoices(call: Call, { dataDir, contentDir }: Config): Promise<number> {
  const { installed, damaged, known } = await voicesHere(dataDir);
  const chosen = loadContent(contentDir).content?.ward.voice;
  const own = espeakVoices.map((name) => ({
    ...{ kind: 'espeak', name, isUsed: chosen?.kind === 'espeak' && chosen.name === name },
    ...{ licence: 'GPL-3.0-or-later', origin: 'espeak-ng, đi kèm chương trình', doubt: '' },
  }));
  const added = installed.map(({ folder: _folder, ...about }) => ({
    kind: 'neural',
    ...about,
    isUsed: chosen?.kind === 'neural' && chosen.name === about.name,
  }));
  const voices = [...own, ...added];
  const { out, err } = call.terminal;
  if (call.on('json')) {
    out(json({ voices, damaged, known }));
    return 0;
  }
  const rows = voices.map(({ name, kind, isUsed, licence, doubt }) => [
    ...[isUsed ? '*' : '', name, kind === 'neural' ? 'nơ-ron' : 'espeak', licence, doubt],
  ]);
  out(table([['', 'TÊN', 'LOẠI', 'GIẤY PHÉP', 'CHỖ NGỜ'], ...rows]));
  out('\nGiọng tiếng Việt đã biết, không đi kèm chương trình (chưa ai ở đây nghe):\n');
  for (const { name, where, modelLicence, dataLicence, doubt } of known)
    out(
      `  ${name}\n    ${where}\n    mô hình: ${modelLicence}; bản ghi: ${dataLicence}\n    ${doubt}\n`,
    );
  for (const name of damaged)
    err(`Chú ý: voices/${name} trong thư mục dữ liệu không còn là giọng nào; gỡ rồi thêm lại.\n`);
  return 0;
}
