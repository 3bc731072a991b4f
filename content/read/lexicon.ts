import type { Problem } from '../schema/problem.ts';
import type { LexiconRow } from '../schema/words.ts';
import { oncePerFile } from './once-per-file.ts';
import type { SourceFile } from './source-file.ts';

// A row's spoken form is what the voice is handed: letters and the punctuation that makes a pause.
const spokenForm = /^[\p{L}\p{M} ,]+$/u;

/** Neighbours before and after a form: `[hộ] HN [năm]`. */
const neighbours = /^(?:\[[^\][]+\]\s*)?[^\][]+(?:\s*\[[^\][]+\])?$/;

/** Reads content/lexicon.tsv: `written<Tab>spoken<Tab>note<Tab>document`; blank lines and lines that start with # are skipped. */
export const readLexicon = oncePerFile(readRows);

function readRows(source: SourceFile): {
  readonly rows: readonly LexiconRow[];
  readonly problems: readonly Problem[];
} {
  const rows: LexiconRow[] = [];
  const problems: Problem[] = [];
  source.text.split(/\r?\n/).forEach((text, index) => {
    if (text.trim() === '' || text.startsWith('#')) return;
    const line = index + 1;
    const add = (message: string, hint: string) => {
      problems.push({ file: source.file, line, message, hint, severity: 'error' });
    };
    const [written = '', spoken = '', note = '', document = '', ...more] = text
      .split('\t')
      .map((cell) => cell.trim());
    const earlier = rows.find(
      (row) => row.written === written.normalize('NFC') && (row.document ?? '') === document,
    );
    if (!text.includes('\t') || written === '' || spoken === '')
      add(
        'Dòng này chưa đủ hai cột.',
        'Viết chữ, bấm phím Tab, viết cách đọc, ví dụ: UBND<Tab>ủy ban nhân dân.',
      );
    else if (more.length > 0)
      add(
        'Dòng này có quá bốn cột.',
        'Chỉ để bốn cột cách nhau bằng phím Tab: chữ viết, cách đọc, ghi chú, tên bài (để trống nếu dùng cho cả phường).',
      );
    else if (!neighbours.test(written))
      add(
        `Ngoặc vuông trong "${written}" chưa đúng.`,
        'Chữ đứng cạnh để trong ngoặc vuông, trước hoặc sau chữ cần đọc, ví dụ: [hộ] HN<Tab>hộ nghèo.',
      );
    else if (!spokenForm.test(spoken))
      add(
        `Cách đọc "${spoken}" có số hoặc ký hiệu.`,
        'Viết thành tiếng Việt như khi nói, ví dụ: OTP<Tab>ô tê pê.',
      );
    else if (earlier)
      add(`"${written}" đã có cách đọc ở dòng ${earlier.line}.`, 'Xóa một trong hai dòng.');
    else
      rows.push({
        written: written.normalize('NFC'),
        spoken: spoken.normalize('NFC'),
        note,
        line,
        ...(document === '' ? {} : { document }),
      });
  });
  return { rows, problems };
}
