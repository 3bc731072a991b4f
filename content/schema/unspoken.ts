/** What of a document is not spoken because of its shape: code -> what it is called. */
export const unspokenNames = {
  national: 'tiêu ngữ',
  number: 'số và ngày văn bản',
  issuer: 'cơ quan ban hành',
  recipients: 'nơi nhận',
  signature: 'chữ ký',
  page: 'số trang',
  file: 'tên tệp',
  navigation: 'nút của trang',
  mail: 'chân thư',
} as const;

export type Unspoken = keyof typeof unspokenNames;
