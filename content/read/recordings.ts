import type { Problem } from '../schema/problem.ts';
import { mayBeSound, recordedName, recordingsFolder, sameName } from '../schema/recordings.ts';
import { didYouMean } from './closest.ts';

/**
 * Problems of the files that are no texts: a recording that no document has, two for one document, and what nothing
 * reads. Those in content/recordings/ belong to no document, and may wait there for a campaign. `documentFiles` are the paths of all documents, good or bad.
 */
export function checkOtherFiles(
  others: readonly string[],
  documentFiles: readonly string[],
): readonly Problem[] {
  const stems = documentFiles.map((file) => sameName(file).replace(/\.mdx$/, ''));
  const first = new Map<string, string>();
  return others.flatMap((file): readonly Problem[] => {
    if (file.startsWith(recordingsFolder) && mayBeSound(file)) return namesake(file, first);
    const stem = recordedName(file);
    if (stem === undefined) return [unread(file)];
    if (!stems.includes(stem)) return [unowned(file, stem, stems)];
    const earlier = first.get(stem);
    if (earlier !== undefined) return [rival(file, earlier)];
    first.set(stem, file);
    return [];
  });
}

/** The names of what lies in content/recordings/. */
export function recordingNames(others: readonly string[]): readonly string[] {
  return others
    .filter((file) => file.startsWith(recordingsFolder))
    .map((file) => file.slice(recordingsFolder.length));
}

/** A recording whose name another has too, but for capitals or how its accents are stored. */
function namesake(file: string, first: Map<string, string>): readonly Problem[] {
  const earlier = first.get(sameName(file));
  first.set(sameName(file), earlier ?? file);
  if (earlier === undefined) return [];
  const message = `Tệp này trùng tên với ${earlier}, nên không rõ phải phát tệp nào.`;
  const hint = 'Xóa một tệp, hoặc đổi tên một tệp.';
  return [{ file, line: 1, message, hint, severity: 'error' }];
}

function unread(file: string): Problem {
  return {
    file,
    line: 1,
    message: 'Không có gì đọc tệp này.',
    hint: 'Chuyển tệp ra khỏi thư mục content. Bản ghi âm thì lưu thành .mp3 hoặc .wav.',
    severity: 'warning',
  };
}

function unowned(file: string, stem: string, stems: readonly string[]): Problem {
  const bare = (path: string): string => path.replace(/^.*\//, '');
  return {
    file,
    line: 1,
    message: `Bản ghi âm này không được phát: cạnh nó không có bài nào tên "${bare(stem)}.mdx".`,
    hint: `${didYouMean(bare(stem), stems.map(bare))}Đặt bản ghi âm cạnh bài nó đọc thay, cùng tên với bài, ví dụ: content/announcements/ten-bai.mdx và content/announcements/ten-bai.mp3.`,
    severity: 'error',
  };
}

function rival(file: string, earlier: string): Problem {
  return {
    file,
    line: 1,
    message: `Bài này đã có một bản ghi âm khác: ${earlier}.`,
    hint: 'Giữ lại một bản, chuyển bản kia ra khỏi thư mục content.',
    severity: 'error',
  };
}
