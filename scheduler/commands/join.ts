// This station joins a centre, or leaves it; whoever sits at the machine decides it.
import { readConfig } from '../config.ts';
import { jsonFlag, type Command } from './command.ts';
import { json } from './print.ts';

export const join: Command = {
  spec: {
    words: 'ĐƯỜNG_DẪN_MỜI',
    takes: [1, 1],
    about:
      'Cho đài này gia nhập một trung tâm, bằng đường dẫn mời (hoặc mã mời kèm --centre). Máy làm một khóa riêng trong LOA_DATA/link; trung tâm ký nhận.\nĐài vẫn tự chạy như trước, cả khi mất mạng.',
    flags: {
      centre: { value: 'ĐỊA_CHỈ', says: 'địa chỉ https của trung tâm, khi chỉ có mã' },
      plain: { says: 'cho dùng http thường, chỉ để thử trong mạng riêng' },
      json: jsonFlag,
    },
    examples: [
      'join https://trung-tam.tinh.vn/moi/7KQ2-M0XD-9F3T/vZTgSgLZF2iTo3n3HCY1RA',
      'join 7KQ2-M0XD-9F3T --centre https://trung-tam.tinh.vn',
    ],
  },
  async run(call) {
    const { dataDir } = readConfig(call.terminal.env);
    (await import('../link/reach-out.ts')).reachOut(call.terminal.env);
    const { joinCentre, readInvitation } = await import('../link/join.ts');
    const invitation = readInvitation(call.words[0] ?? '', call.value('centre'));
    const joined = await joinCentre(dataDir, invitation, { plain: call.on('plain') });
    const { station, name, centre } = joined;
    const unproved =
      invitation.centre === undefined
        ? `Mã gõ tay không kèm dấu vân tay: đọc ${centre} qua điện thoại cho trung tâm so lại.\n`
        : '';
    call.terminal.out(
      call.on('json')
        ? json(joined)
        : `Đã gia nhập trung tâm ${invitation.url} với tên ${name} (mã đài ${station}).\n${unproved}Khóa của máy ở LOA_DATA/link: không chép sang máy khác. Máy hỏng thì xin mã mời thay máy.\n`,
    );
    return 0;
  },
};

export const leave: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about:
      'Cho đài này rời trung tâm: báo trung tâm, rồi xóa khóa của máy. Nhật ký ở đài còn nguyên.',
    flags: { json: jsonFlag },
    examples: ['leave'],
  },
  async run(call) {
    const { dataDir } = readConfig(call.terminal.env);
    (await import('../link/reach-out.ts')).reachOut(call.terminal.env);
    const { leaveCentre } = await import('../link/join.ts');
    const { told } = await leaveCentre(dataDir);
    call.terminal.out(
      call.on('json')
        ? json({ left: true, told })
        : `Đài đã rời trung tâm.${told ? '' : ' Chưa báo được cho trung tâm: gọi điện để họ ghi nhận.'}\n`,
    );
    return 0;
  },
};
