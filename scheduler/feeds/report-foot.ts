import { loaCommand } from '../../content/schema/loa-command.ts';
import type { ReportSource } from './report-figures.ts';

/** How each report ends: who signs it, and the mark by which the log can be held against it later. */
export function reportFoot(head: ReportSource['head']): string {
  return `<div class="sign"><div>Người lập báo cáo<br><small>(ký, ghi rõ họ tên)</small></div><div>Xác nhận của lãnh đạo<br><small>(ký, ghi rõ họ tên)</small></div></div>
<h2>Dấu kiểm của nhật ký</h2>
<p>Nhật ký có ${head.seq} dòng. Kiểm tra không bị sửa, không bị cắt đuôi bằng lệnh:</p>
<p class="mark">${loaCommand} log --verify --head ${head.hash}</p>`;
}
