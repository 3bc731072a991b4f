import type { Stage } from './judge-stage.ts';

/** As a tile and in a row. */
export const stageWords: Readonly<Record<Stage, string>> = {
  silent: 'Chưa nghe gì',
  stuck: 'Đã nhận rồi im',
  failed: 'Không phát được',
  refused: 'Đài từ chối',
  expired: 'Hết hiệu lực trước khi phát',
  waiting: 'Chờ người của đài',
  sent: 'Đã gửi',
  received: 'Đã nhận',
  making: 'Đang làm tiếng',
  'on-air': 'Đang phát',
  ended: 'Đã xong',
  superseded: 'Đã thay hoặc thôi, không gửi nữa',
};
