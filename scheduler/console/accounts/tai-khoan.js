// What pages about accounts can't do without a script: show a password, ask the browser for a passkey.
for (const label of document.querySelectorAll('[data-show-password]')) {
  label.hidden = false;
  const box = label.querySelector('input');
  const fields = [...label.closest('form').querySelectorAll('input[type="password"]')];
  box.checked = false;
  box.addEventListener('change', () => {
    for (const field of fields) field.type = box.checked ? 'text' : 'password';
  });
  // Sent as passwords, so that the browser offers to keep them.
  label.closest('form').addEventListener('submit', () => {
    for (const field of fields) field.type = 'password';
  });
}

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
    sign.charCodeAt(0),
  );
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
const withBytes = (list) => list?.map((one) => ({ ...one, id: toBytes(one.id) }));

/** As PublicKeyCredential.parse…FromJSON and toJSON do, for browsers from before 2025. */
function readOptions(kind, json) {
  const parse = `parse${kind === 'create' ? 'Creation' : 'Request'}OptionsFromJSON`;
  if (PublicKeyCredential[parse]) return PublicKeyCredential[parse](json);
  return {
    ...json,
    challenge: toBytes(json.challenge),
    ...(json.user && { user: { ...json.user, id: toBytes(json.user.id) } }),
    ...(json.excludeCredentials && { excludeCredentials: withBytes(json.excludeCredentials) }),
    ...(json.allowCredentials && { allowCredentials: withBytes(json.allowCredentials) }),
  };
}

function writeAnswer(credential) {
  if (credential.toJSON) return credential.toJSON();
  const { id, rawId, type, response } = credential;
  const parts = [
    'clientDataJSON',
    'attestationObject',
    'authenticatorData',
    'signature',
    'userHandle',
  ];
  const sent = parts.filter((name) => response[name]).map((name) => [name, toText(response[name])]);
  return {
    ...{ id, type, rawId: toText(rawId), clientExtensionResults: {} },
    response: { ...Object.fromEntries(sent), transports: response.getTransports?.() ?? [] },
  };
}

const failures = {
  NotAllowedError: 'Chưa dùng được khóa: đã hủy, hết giờ, hoặc máy này không có khóa ấy.',
  InvalidStateError: 'Máy này đã có khóa của tài khoản rồi.',
  SecurityError: 'Trình duyệt không cho dùng khóa ở địa chỉ này.',
};

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const kind = form.dataset.passkey;
  const error = form.querySelector('[data-passkey-error]');
  const field = form.elements.namedItem('passkey');
  // Pressed before this script is here, it would send no key.
  const allow = () => {
    for (const button of form.querySelectorAll('button')) button.disabled = false;
  };
  form.addEventListener('submit', async (event) => {
    if (field.value !== '') return;
    event.preventDefault();
    error.hidden = true;
    try {
      if (!window.PublicKeyCredential) throw new DOMException('', 'SecurityError');
      const publicKey = readOptions(kind, JSON.parse(form.dataset.options));
      const credential = await navigator.credentials[kind]({ publicKey });
      field.value = JSON.stringify(writeAnswer(credential));
      form.submit();
    } catch (failure) {
      error.textContent = failures[failure.name] ?? `Chưa dùng được khóa (${failure.name}).`;
      error.hidden = false;
      allow();
    }
  });
  allow();
}
