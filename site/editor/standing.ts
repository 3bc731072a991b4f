// “Đã lưu 10:32”: whether what one sees is safe, in words and as `data-saved`.

export interface Standing {
  typing(): void;
  saved(): void;
  /** Opened, and nobody has written since it was published: there is no draft to be seen. */
  untouched(): void;
  away(why: 'away' | 'signed-out'): void;
  refused(says: string): void;
  /** Whether the browser keeps what was not sent. */
  canKeep(can: boolean): void;
}

/** By the station's clock, as the page's own. */
const hour = new Intl.DateTimeFormat('vi-VN', {
  ...{ hour: '2-digit', minute: '2-digit', timeZone: document.body.dataset['zone'] },
});

export function showStanding(root: HTMLElement, line: HTMLElement, spoken: HTMLElement): Standing {
  let [keeps, said] = [true, ''];
  const signIn = `/dai/dang-nhap/?den=${encodeURIComponent(location.pathname)}`;
  /** `aloud`: also for whoever doesn't see the line, and not at every word. */
  const say = (saved: 'yes' | 'no' | 'offline', words: string, aloud = false): void => {
    root.dataset['saved'] = saved;
    if (said !== words) line.replaceChildren(words);
    if (said !== words && aloud) spoken.textContent = words;
    said = words;
  };
  const where = (): string =>
    keeps
      ? 'chữ vẫn giữ trong máy này'
      : 'máy này hết chỗ giữ, ĐỪNG ĐÓNG TRANG: chép phần mới viết ra chỗ khác';
  return {
    typing() {
      if (root.dataset['saved'] === 'offline') return;
      say('no', keeps ? 'Đang lưu…' : `Đang lưu… (${where()})`);
    },
    saved() {
      say('yes', `Đã lưu ${hour.format(new Date())}`, root.dataset['saved'] === 'offline');
    },
    untouched() {
      say('yes', 'Chưa sửa gì. Sửa đến đâu tự lưu thành bản nháp đến đó.');
    },
    away(why) {
      if (why === 'away') {
        const what = navigator.onLine ? 'không nối được với chương trình' : 'mất mạng';
        say('offline', `Chưa lưu: ${what}, ${where()}. Có lại thì tự lưu.`, true);
        return;
      }
      const words = `Chưa lưu: phiên đăng nhập đã hết, ${where()}.`;
      if (said === words) return;
      say('offline', words, true);
      const link = document.createElement('a');
      link.href = signIn;
      link.target = '_blank';
      link.textContent = 'Đăng nhập lại ở thẻ khác';
      line.append(' ', link, ' rồi quay về đây, trang tự lưu tiếp.');
    },
    refused(says) {
      say('no', `Chưa lưu: ${says}`, true);
    },
    canKeep(can) {
      keeps = can;
    },
  };
}
