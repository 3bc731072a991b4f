import type { Problem } from '../../schema/problem.ts';
import type { Common } from '../../schema/simulator.ts';
import type { SimulatorFiles } from './files.ts';
import { problemAt, type Placed } from './place.ts';

/** The one common file, and what is wrong with it: there must be one, and its people must be nobody. */
export function checkCommon({ common: [first, second] }: SimulatorFiles): readonly Problem[] {
  if (first === undefined) {
    const file = 'content/simulator/chung.yaml';
    const message = 'Thiếu phần dùng chung của các phần tập.';
    const hint = 'Thêm tệp này với dòng đầu là kind: common.';
    return [{ file, line: 1, message, hint, severity: 'error' }];
  }
  if (second !== undefined) {
    const message = 'Có hai tệp cùng ghi kind: common.';
    return [problemAt(second, ['kind'], message, `Gộp vào ${first.yaml.file} rồi xóa tệp này.`)];
  }
  return checkIdentities(first);
}

/**
 * No province has the code 000, no country code begins with 0 (00 is the international prefix), and RFC 2606 keeps
 * `.example` free: so an example identity written like that is nobody's.
 */
function checkIdentities(common: Placed<Common>): readonly Problem[] {
  return common.value.identities.flatMap(({ values }, index) =>
    Object.entries(values).flatMap(([key, value]) => {
      const path = ['identities', index, 'values', key];
      if (/^\d{9,}$/.test(value) && !value.startsWith('000')) {
        const message = `Số ví dụ "${value}" có thể là số của người thật.`;
        return [
          problemAt(
            common,
            path,
            message,
            `Bắt đầu số ấy bằng 000, ví dụ: ${key}: '000${value.slice(3)}'.`,
          ),
        ];
      }
      if (value.includes('@') && !/^Tap@|\.example$/.test(value)) {
        const message = `Thư điện tử ví dụ "${value}" có thể là của người thật.`;
        return [
          problemAt(
            common,
            path,
            message,
            `Dùng tên miền .example, ví dụ: ${key}: ba.mau@thutap.example.`,
          ),
        ];
      }
      return [];
    }),
  );
}
