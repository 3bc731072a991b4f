// What a campaign's item that takes new answers must keep: it is the only one, and fits into a session.
import { usualAnswerMinutes } from '../schema/answers-to-air.ts';
import type { Tell } from './broadcast-sense.ts';

/** `items`: all of them, in order. `maxMinutes`: of a session in this ward; undefined where ward.yaml cannot be read. */
export function checkAnswersItems(
  items: readonly Readonly<Record<string, unknown>>[],
  maxMinutes: number | undefined,
  tell: Tell,
): void {
  let isSecond = false;
  items.forEach((item, at) => {
    if (item['answers'] !== 'new') return;
    if (isSecond)
      tell(
        ['items', at, 'answers'],
        'Câu trả lời mới ghi hai lần trong một đợt phát.',
        'Xóa một mục answers: mỗi câu chỉ đọc một lần.',
      );
    isSecond = true;
    const { minutes = usualAnswerMinutes } = item;
    // More than an hour is told by the shape already.
    if (maxMinutes === undefined || typeof minutes !== 'number' || minutes > 60) return;
    if (minutes > maxMinutes)
      tell(
        ['items', at, item['minutes'] === undefined ? 'answers' : 'minutes'],
        `Câu trả lời mới được lấy đến ${minutes} phút, quá ${maxMinutes} phút cho một buổi (broadcast.maxSessionMinutes của content/ward.yaml).`,
        `Ghi minutes nhiều nhất là ${maxMinutes}, ví dụ: minutes: ${maxMinutes}.`,
      );
  });
}
