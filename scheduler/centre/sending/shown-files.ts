// Pictures and files to take away: they go with the documents that show them, and never by themselves.
import { isAttached, picturesFolder } from '../../../content/schema/attached.ts';
import { shownByDocument } from '../../../content/load.ts';
import type { Content } from '../../../content/schema/content.ts';
import { formatProblem, type Problem } from '../../../content/schema/problem.ts';
import type { GivenFile, Thing, ThingFile } from './things.ts';

/** What the document shows and offers, as far as it is there: what is not there is told by the check. */
export function shownFiles(
  { file, source }: Content['documents'][number],
  read: (path: string) => GivenFile | undefined,
): readonly ThingFile[] {
  return shownByDocument(file, source).flatMap((path): readonly ThingFile[] => {
    const found = read(path.slice('content/'.length));
    return found ? [{ what: path.startsWith(picturesFolder) ? 'picture' : 'file', ...found }] : [];
  });
}

/** Pictures and files that were sent up and that nothing of it shows: they would be lost without a word. */
export function unshownIn(
  things: readonly Thing[],
  placed: readonly GivenFile[],
): readonly string[] {
  const going = new Set(things.flatMap(({ files }) => files.map(({ path }) => path)));
  return placed
    .filter(({ path }) => isAttached(`content/${path}`) && !going.has(path))
    .map(
      ({ path }) =>
        `${path}: chưa bài nào trong lần gửi này dùng. Ảnh và tệp đi cùng bài dùng nó; xem tên trong bài có đúng không.`,
    );
}

/** Pictures and files of the folder that the check refuses, by the words of the check. */
export function wrongIn(things: readonly Thing[], found: readonly Problem[]): readonly string[] {
  const going = new Set(
    things.flatMap(({ files }) => files.map(({ path }) => `content/${path}`)).filter(isAttached),
  );
  return found
    .filter(({ file, severity }) => severity === 'error' && going.has(file))
    .map(formatProblem);
}
