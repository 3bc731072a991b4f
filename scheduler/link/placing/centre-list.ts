// content/centre.yaml with one thing of it changed.
import { centreFile, type CentreThing } from '../../../content/schema/centre.ts';
import { rewriteYaml } from '../../../content/write/edit-yaml.ts';
import { hashOfFile, type AnyEdit } from '../../../content/write/keep-edit.ts';
import { textNow } from './rows-now.ts';

const head = `# Những gì trung tâm gửi xuống mà đài đang dùng. Chương trình ghi tệp này cùng lúc với các tệp nó kể; đừng sửa tay.
# Xem, nhận, từ chối, tách thành bài của phường: trang Từ trung tâm của bàn trực (/dai/tu-trung-tam/).

`;

/** `entry` undefined: the thing is the centre's no more. No edit where nothing would differ. */
export function withThing(
  contentDir: string,
  things: readonly CentreThing[],
  thing: string,
  entry: CentreThing | undefined,
): readonly AnyEdit[] {
  const known = things.some((one) => one.thing === thing);
  const changed = things.flatMap((one) => (one.thing === thing ? (entry ?? []) : one));
  const all = known || !entry ? changed : [...changed, entry];
  const was = textNow(contentDir, centreFile);
  const expectedHash = hashOfFile(contentDir, centreFile);
  if (all.length === 0)
    return expectedHash === undefined ? [] : [{ file: centreFile, remove: true, expectedHash }];
  const text = rewriteYaml(was === '' ? head : was, all);
  if (text === was) return [];
  return [{ file: centreFile, text, expectedHash }];
}
