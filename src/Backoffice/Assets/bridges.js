// The entry sheet: copy one value after another into the window beside it. And: what the same words meant last time.
(() => {
  'use strict';

  // Asking for the clipboard may be refused or unknown (no https); selecting the text and copying it needs no permission.
  async function copy(value) {
    try {
      await navigator.clipboard.writeText(value.textContent);
      return true;
    } catch {
      const range = document.createRange();
      range.selectNodeContents(value);
      const selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      try { return document.execCommand('copy'); } catch { return false; }
    }
  }

  document.addEventListener('click', async (e) => {
    const button = e.target.closest('[data-copy]');
    if (!button) return;
    const row = button.closest('li');
    const done = await copy(row.querySelector('[data-value]'));
    for (const other of document.querySelectorAll('[data-copy-list] li.last')) other.classList.remove('last');
    row.classList.add('last');
    row.classList.toggle('done', done);
    row.querySelector('[data-copied]').textContent = done ? 'tersalin' : 'terpilih, tekan Ctrl+C';
    if (!done || e.detail !== 0) return; // By mouse the hand is already elsewhere.
    const buttons = [...document.querySelectorAll('[data-copy]')];
    buttons[buttons.indexOf(button) + 1]?.focus();
  });

  // What the other application calls a state is not known beforehand; what this office made of the same words is.
  document.addEventListener('change', async (e) => {
    const form = e.target.closest('form[data-meaning]');
    if (!form || !e.target.matches('[data-words]') || !e.target.value.trim()) return;
    const act = form.querySelector('[data-act]');
    if (act.value) return;
    try {
      const answer = await fetch(form.dataset.meaning, { method: 'POST', body: new FormData(form) });
      const meaning = answer.ok ? await answer.text() : '';
      if (!meaning || act.value) return;
      act.value = meaning;
      form.querySelector('[data-meaning-hint]').textContent = 'Terakhir kali tulisan itu diartikan begini. Periksa, lalu simpan.';
    } catch { /* Without an answer the officer chooses himself. */ }
  });
})();
