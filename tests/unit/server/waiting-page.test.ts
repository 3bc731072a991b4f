import { describe, expect, it } from 'vitest';
import { notThere } from '../../../scheduler/server/hand-on.ts';

describe('while the console does not answer', () => {
  it.each([
    ['it opens', 'GET', false, 'Bàn điều khiển đang mở', '3'],
    ['it has much to do', 'GET', true, 'Máy đang bận', '3'],
    ['something was sent', 'POST', true, 'xem lại ở đó', '3; url=/dai/'],
  ])('%s: the page has the menu and the look, and comes anew', (_, method, isLate, says, again) => {
    const { status, headers, body } = notThere(method, isLate);
    expect([status, headers?.['Refresh']]).toEqual([503, again]);
    expect(body).toContain(says);
    expect(body).toContain('/dai/console.css');
    expect(body).toContain('href="/dai/bai/"');
    expect(body).toContain('đã lưu vẫn còn nguyên');
  });
});
