/** What is on the clipboard, and the rows that the file has of it. */
export const pastedTables: readonly (readonly [string, string, string])[] = [
  [
    'names below the first row',
    '<table><tr><th>Ngày</th><th>Khu</th></tr><tr><th>2/12</th><td>Khu 1</td></tr><tr><th>3/12</th><th>Khu 2</th></tr></table>',
    '| Ngày | Khu |\n| --- | --- |\n| 2/12 | Khu 1 |\n| 3/12 | Khu 2 |',
  ],
  [
    'cells over several columns and rows',
    '<table><thead><tr><th colspan="3">Lịch tiêm</th></tr></thead><tbody><tr><td rowspan="2">Sáng</td><td>Khu 1</td><td>7 giờ</td></tr><tr><td>Khu 2</td><td>8 giờ</td></tr></tbody></table>',
    '| Lịch tiêm |  |  |\n| --- | --- | --- |\n| Sáng | Khu 1 | 7 giờ |\n|  | Khu 2 | 8 giờ |',
  ],
  [
    'rows that are not as long as others, and an empty one',
    '<table><tr><td>Khu 1</td><td>7 giờ</td></tr><tr></tr><tr><td>Khu 2</td></tr></table>',
    '| Khu 1 | 7 giờ |\n| Khu 2 |  |',
  ],
  [
    'a table within a table, lines and lists within a cell',
    '<table><tr><td><p>Khu 1</p><p>Khu 2</p></td><td><table><tr><td>7 giờ</td><td>8 giờ</td></tr></table></td></tr><tr><td>Tổ<br>dân phố</td><td><ul><li>một</li><li>hai</li></ul></td></tr></table>',
    '| Khu 1 Khu 2 | 7 giờ 8 giờ |\n| Tổ dân phố | một hai |',
  ],
  [
    'columns in which nothing begins',
    '<table><tr><td colspan="2">Khu 1</td><td>7 giờ</td></tr><tr><td colspan="2">Khu 2</td><td>8 giờ</td></tr></table>',
    '| Khu 1 | 7 giờ |\n| Khu 2 | 8 giờ |',
  ],
  [
    'spans beyond all measure',
    '<table><tr><td colspan="1000" rowspan="60000">Khu 1</td></tr><tr><td>Khu 2</td></tr></table>',
    '| Khu 1 |  |\n|  | Khu 2 |',
  ],
  [
    'a page laid out by a table',
    '<table><tr><td><p>Cả trang này.</p><table><tr><td>Khu 1</td><td>7 giờ</td></tr></table></td></tr></table>',
    '| Khu 1 | 7 giờ |',
  ],
];
