import { sayLetters } from './letters.ts';

/** The row to add for a form that nothing can read, with a proposal to be corrected. */
export function suggestedRow(form: string): string {
  return `${form}\t${sayLetters(form)}\tđọc từng chữ; sửa lại nếu có cách đọc khác`;
}

/** The row that decides for one reading of a form. */
export function decidingRow(form: string, spoken: string): string {
  return `${form}\t${spoken}\tđã chọn cách đọc`;
}
