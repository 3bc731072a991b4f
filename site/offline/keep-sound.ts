import { drop, isKept, keep } from './kept-sound.ts';
import { isRegistered, registerNow } from './register-now.ts';

const say = {
  offer: 'Giữ bản này trong máy để nghe khi không có mạng',
  drop: 'Bỏ bản này khỏi máy',
  keeping: 'Đang tải về …',
  kept: 'Đã giữ trong máy. Mất mạng vẫn nghe được.',
  dropped: 'Đã bỏ khỏi máy.',
  failed: 'Chưa tải được, có thể do mạng yếu. Bác bấm lại để thử.',
  full: 'Máy đã đầy, chưa giữ được. Bác xóa bớt ảnh, tệp cũ rồi bấm lại.',
};

/** `<loa-giu data-recording data-words>`: a button that keeps one recording on the device, or takes it off again. */
class KeepSound extends HTMLElement {
  connectedCallback(): void {
    const { recording, words } = this.dataset;
    const able = 'caches' in window && 'serviceWorker' in navigator;
    if (!able || recording === undefined || words === undefined) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'act';
    const status = document.createElement('p');
    status.setAttribute('role', 'status');
    this.append(button, status);

    const isHeard = async () => (await isRegistered()) && (await isKept(recording));
    let isBusy = false;
    const turn = async () => {
      if (isBusy) return;
      isBusy = true;
      try {
        if (await isHeard()) {
          await drop(recording);
          status.textContent = say.dropped;
        } else {
          status.textContent = say.keeping;
          await registerNow();
          await keep(recording, words);
          status.textContent = say.kept;
        }
        button.textContent = (await isHeard()) ? say.drop : say.offer;
      } catch (error) {
        const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
        status.textContent = isFull ? say.full : say.failed;
      }
      isBusy = false;
    };
    button.addEventListener('click', () => void turn());
    button.textContent = say.offer;
    void isHeard().then((heard) => {
      if (!heard || isBusy) return;
      button.textContent = say.drop;
      status.textContent = say.kept;
    });
  }
}

customElements.define('loa-giu', KeepSound);
