/** Compares a file of the visitor with the digest of the issued one, in their browser: it is not sent anywhere. Where scripts do not run
 * the page shows the digest alone. */
export const compareFileScript = `(() => {
  const part = document.querySelector('[data-compare]');
  if (!part) return;
  const field = part.querySelector('input[type=file]');
  const answer = part.querySelector('[role=status]');
  part.hidden = false;
  field.addEventListener('change', async () => {
    const file = field.files && field.files[0];
    answer.textContent = '';
    if (!file) return;
    try {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
      const text = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
      answer.textContent = text === part.dataset.compare ? part.dataset.same : part.dataset.other;
    } catch {
      answer.textContent = part.dataset.cannot;
    }
  });
})();
`;

/** Where the script is served; it is asked for again after a while. */
export const compareFilePath = '/kiem-tra-tep.js';
