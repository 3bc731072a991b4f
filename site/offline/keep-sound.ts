import { drop, isKept, keep } from './kept-sound.ts';

const say = {
  offer: 'Giữ bản này trong máy để nghe khi không có mạng',
  keeping: 'Đang tải về …',
  kept: 'Đã giữ trong máy. Bấm để bỏ ra',
  failed: 'Chưa tải được. Bấm để thử lại',
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
    this.append(button);
    const show = async () => {
      button.textContent = (await isKept(recording)) ? say.kept : say.offer;
    };
    const turn = async () => {
      button.textContent = say.keeping;
      try {
        await ((await isKept(recording)) ? drop(recording) : keep(recording, words));
        await show();
      } catch {
        button.textContent = say.failed;
      }
    };
    button.addEventListener('click', () => void turn());
    void show();
  }
}

customElements.define('loa-giu', KeepSound);
