import { jsonFlag, type Command } from './command.ts';
import { Failure } from './failure.ts';

export const rehearse: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about: 'Diễn thử cả đợt phát với đồng hồ ảo, không phát ra loa, không đụng dữ liệu thật.',
    flags: {
      'power-cut': { says: 'mất điện giữa lúc phát' },
      'disk-full': { says: 'đĩa đầy' },
      'clock-jump': { says: 'đồng hồ nhảy một giờ' },
      json: jsonFlag,
    },
    examples: ['loa rehearse', 'loa rehearse --power-cut --clock-jump'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
