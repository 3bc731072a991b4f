import { ask, type AskedOf } from './asked.ts';

/** The kinds of rule, and what each asks besides. */
export const ruleWords: AskedOf = {
  rules: ask(
    'Ô được kiểm tra thế nào',
    'Theo thứ tự này; lời của điều sai đầu tiên hiện ra. Không có điều nào thì ô để trống được.',
    {
      one: 'điều',
      choices: {
        required: 'Phải điền',
        digits: 'Đúng bấy nhiêu chữ số',
        words: 'Ít nhất mấy chữ',
        name: 'Là tên người, không có số',
        date: 'Là ngày có trong lịch',
        'not-future': 'Không phải ngày sắp tới',
        'not-past': 'Không phải ngày đã qua',
        email: 'Là địa chỉ thư điện tử',
        example: 'Đúng như của một người ví dụ',
        code: 'Đúng mã đang dùng',
        begins: 'Bắt đầu bằng chữ này',
        'after-word': 'Sau chữ này là giá trị của người ví dụ',
        same: 'Giống ô kia',
        long: 'Ít nhất mấy ký tự',
        unmarked: 'Không dấu, không khoảng trắng',
        upper: 'Có chữ hoa',
        lower: 'Có chữ thường',
        digit: 'Có chữ số',
        special: 'Có ký tự đặc biệt',
        is: 'Đúng là lựa chọn này',
        'is-not': 'Không phải lựa chọn này',
        never: 'Lúc nào cũng sai (để tập cách thoát ra)',
      },
    },
  ),
  'rules.message': ask(
    'Lời nhắc khi sai',
    'Nói cách sửa, ví dụ: Ô họ tên còn trống. Bác gõ họ và tên.',
    {
      isLong: true,
    },
  ),
  'rules.length': ask('Mấy chữ số', 'Ví dụ: 12.'),
  'rules.least': ask('Ít nhất mấy', 'Ví dụ: 2.'),
  'rules.of': ask('Giá trị nào của người ví dụ', 'Ví dụ: ho-ten.', { from: 'identity-values' }),
  'rules.code': ask('Mã nào', 'Một trong các mã của phần tập này.', { from: 'codes' }),
  'rules.word': ask('Chữ ấy', 'Ví dụ: TRACUU.'),
  'rules.field': ask('Ô kia', 'Ô phải giống.', { from: 'screen-fields' }),
  'rules.tick': ask(
    'Lời ở dấu đánh',
    'Ô nào hiện từng điều đã đạt thì ghi điều này, ví dụ: Có chữ số.',
  ),
  'rules.value': ask('Lựa chọn ấy', 'Tên ngắn của lựa chọn, hoặc chữ phải gõ, ví dụ: ca-nhan.'),
};
