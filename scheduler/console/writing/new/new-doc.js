/** What is pasted keeps its shape: the markup that Word puts beside the letters goes along. Without script the letters alone do. */
for (const area of document.querySelectorAll('textarea[data-keeps-shape]')) {
  const shape = area.form.elements.namedItem('html');
  const told = area.form.querySelector('[data-shape-kept]');
  let letters = '';
  const most = Number(area.dataset.mostBytes);
  const isTooLong = (text) => new Blob([text]).size > most;
  const megabytes = Math.floor(most / 1_000_000);
  area.addEventListener('paste', (event) => {
    const html = event.clipboardData?.getData('text/html') ?? '';
    // Into what is there already it would be put at the wrong place.
    if (html === '' || area.value.trim() !== '') return;
    setTimeout(() => {
      const isKept = !isTooLong(html);
      shape.value = isKept ? html : '';
      letters = area.value;
      told.textContent = isKept
        ? 'Đã giữ cả chữ đậm, danh sách, bảng.'
        : `Văn bản nặng quá ${megabytes} MB: chỉ giữ được chữ. Muốn giữ cả danh sách, bảng thì gửi tệp Word ở trên.`;
      told.hidden = false;
    });
  });
  area.addEventListener('input', (event) => {
    const words = `Chữ dài quá ${megabytes} MB: gửi cả tệp Word ở trên.`;
    area.setCustomValidity(isTooLong(area.value) ? words : '');
    if (event.inputType === 'insertFromPaste' || area.value === letters) return;
    shape.value = '';
    told.hidden = true;
  });
}

/** A file that would be refused for its size is not sent at all. */
for (const input of document.querySelectorAll('input[type="file"][data-most-bytes]')) {
  input.addEventListener('change', () => {
    const [file] = input.files;
    const most = Number(input.dataset.mostBytes);
    const tooLarge = file && file.size > most;
    input.setCustomValidity(
      tooLarge
        ? `Tệp lớn quá ${Math.round(most / 1048576)} MB: bỏ bớt ảnh trong tệp, hoặc chép phần chữ sang tệp mới.`
        : '',
    );
    input.reportValidity();
  });
}

/** One sentence after the other, from where somebody began to listen. */
const heard = [...document.querySelectorAll('audio[data-chain]')];
for (const [index, audio] of heard.entries()) {
  audio.addEventListener('ended', () => heard[index + 1]?.play());
  audio.addEventListener('play', () => {
    for (const other of heard) if (other !== audio) other.pause();
  });
}
