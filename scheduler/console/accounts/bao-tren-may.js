// Asks this browser to be told at once; tai-khoan.js is before it.
const pushPart = document.querySelector('[data-push]');
if (pushPart) void showPush(pushPart);

async function showPush(part) {
  const cannot = part.querySelector('[data-push-cannot]');
  const on = part.querySelector('[data-push-on]');
  const able = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!window.isSecureContext || !able) {
    cannot.textContent = window.isSecureContext
      ? 'Trình duyệt này không nhận được lời báo. Trên iPhone: thêm trang vào Màn hình chính rồi mở từ đó.'
      : 'Địa chỉ này không cho trình duyệt nhận lời báo: mở trang bằng http://localhost, hoặc bằng tên miền có chứng chỉ mà máy tin.';
    return;
  }
  const form = on.querySelector('form');
  const here = await subscriptionHere();
  const id = here && (await hashOf(here.endpoint));
  const mine = [...part.querySelectorAll('[data-push-device]')].find(
    (row) => row.dataset.pushDevice === id,
  );
  if (mine) {
    mine.querySelector('[data-push-here]').hidden = false;
    // The browser forgets its address too; where it can't, nothing is sent to it any more.
    mine.querySelector('form').addEventListener('submit', () => {
      void here.unsubscribe().catch(() => undefined);
    });
  }
  cannot.hidden = true;
  on.hidden = mine !== undefined;
  form.addEventListener('submit', async (event) => {
    if (form.elements.namedItem('endpoint').value !== '') return;
    event.preventDefault();
    try {
      await fillIn(form);
      form.submit();
    } catch (failure) {
      cannot.textContent =
        failure.name === 'NotAllowedError'
          ? 'Trình duyệt đang chặn lời báo của trang này. Cho phép ở biểu tượng cạnh địa chỉ trang, rồi bấm lại.'
          : `Chưa bật được lời báo (${failure.name}). Kiểm tra mạng rồi bấm lại.`;
      cannot.hidden = false;
      cannot.setAttribute('role', 'alert');
      for (const button of form.querySelectorAll('button')) button.disabled = false;
    }
  });
}

async function subscriptionHere() {
  const registration = await navigator.serviceWorker.getRegistration('/dai/');
  const isOurs = registration?.scope.endsWith('/dai/');
  return isOurs ? registration.pushManager.getSubscription() : undefined;
}

async function fillIn(form) {
  if ((await Notification.requestPermission()) !== 'granted')
    throw new DOMException('', 'NotAllowedError');
  const answer = await fetch('/dai/tai-khoan/khoa-bao.json');
  if (!answer.ok) throw new DOMException('', 'NetworkError');
  const { publicKey } = await answer.json();
  const registration = await navigator.serviceWorker.register('/dai/bao-viec.js', {
    scope: '/dai/',
  });
  await navigator.serviceWorker.ready;
  // One that was made for another station's keys takes nothing of ours.
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  const made = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: toBytes(publicKey),
  });
  const { endpoint, keys } = made.toJSON();
  for (const [name, value] of Object.entries({ endpoint, ...keys })) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
}

async function hashOf(text) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
