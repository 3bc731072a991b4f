import type { Simulator } from '../../../content/schema/simulator.ts';
import { errorsOf } from '../machine/check.ts';
import { next } from '../machine/next.ts';
import { start } from '../machine/state.ts';

/**
 * The sentence for each field whose example breaks the field's own rules: "Chỉ cho tôi" would lead into an error.
 * The rules live with the machine, so this is found when the page is built, not when the content is read.
 */
export function wrongExamples(simulator: Simulator, today: string): readonly string[] {
  return simulator.screens.flatMap(({ id, fields }) => {
    const visited = next(simulator, start(simulator, today), { type: 'visit', screen: id });
    const shown = next(simulator, visited, { type: 'show' });
    const hopeful = fields.filter(({ rules }) => rules.every(({ kind }) => kind !== 'never'));
    return errorsOf(simulator, shown, hopeful).map(
      ({ field, message }) =>
        `${simulator.file}: ví dụ của ô "${field}" (màn hình "${id}") bị chính luật của ô báo lỗi “${message}”. Sửa example của ô ấy, hoặc sửa luật.`,
    );
  });
}
