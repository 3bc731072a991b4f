import { simulatorRuleSchema } from '../../schema/simulator-rule.ts';
import { fieldTypes, paperPictures, screenLooks } from '../../schema/simulator.ts';

const ruleKinds = simulatorRuleSchema.options.map(({ shape }) => shape.kind.value);

/** How each entry of content/simulator/*.yaml is written; what is not here is said by the shared hints. */
export const simulatorHints: Readonly<Record<string, string>> = {
  kind: `Ghi đúng một loại; các loại luật: ${ruleKinds.join(', ')}.`,
  message: 'Ghi câu bà con đọc khi sai luật này, ví dụ: message: Ô họ và tên còn trống.',
  step: 'Ghi id một bước của bài hướng dẫn, ví dụ: step: nhap-otp.',
  look: `Ghi một trong: ${screenLooks.join(', ')}.`,
  type: `Ghi một trong: ${fieldTypes.join(', ')}.`,
  says: 'Ghi ít nhất một câu giải thích màn hình, ví dụ: says: [Bác chép mã vào ô.].',
  hint: 'Ghi lời gợi ý của màn hình, ví dụ: hint: Mã nằm trong tin nhắn phía trên.',
  show: 'Ghi lời của nút “Chỉ cho tôi”, ví dụ: show: Bác bấm “Tiếp tục”.',
  label: 'Ghi chữ hiện trên ô hoặc nút, ví dụ: label: Tiếp tục.',
  value: 'Ghi giá trị ngắn không dấu, ví dụ: value: ca-nhan.',
  example: "Ghi giá trị đúng để máy điền giúp, ví dụ: example: '@ho-ten'.",
  to: 'Ghi id màn hình đi tới, ví dụ: to: nhap-otp.',
  from: "Ghi tên người gửi, ví dụ: from: '1414'.",
  guide: 'Ghi đường dẫn bài hướng dẫn, ví dụ: guide: huong-dan/dang-ky-tai-khoan.',
  start: 'Ghi id màn hình đầu tiên, ví dụ: start: trang-chu.',
  screens: 'Ghi danh sách màn hình, mỗi màn hình bắt đầu bằng "- id:".',
  options: 'Ghi ít nhất hai lựa chọn, mỗi lựa chọn có value và label.',
  address:
    'Ghi tên trang như trên thanh địa chỉ, không có https://, ví dụ: address: dichvucong.gov.vn/p/home.',
  app: 'Ghi tên ứng dụng trên điện thoại vẽ, ví dụ: app: VNeID.',
  written: 'Ghi danh sách chữ có trên màn hình vẽ, ví dụ: written: [Thông tin chung].',
  beside: 'Ghi máy vẽ bên cạnh, ví dụ: beside: { look: phone, app: VNeID }.',
  certainty: 'Ghi found (đã tìm thấy căn cứ) hoặc likely (có lẽ thế).',
  after: 'Ghi danh sách màn hình phải làm xong trước, ví dụ: after: [nhap-otp].',
  picture: `Ghi một trong: ${paperPictures.join(', ')}.`,
  length: 'Ghi số chữ số, ví dụ: length: 12.',
};
