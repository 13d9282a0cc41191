// A conversation: newest line in view, Enter sends.
(() => {
  'use strict';
  const end = () => { const list = document.querySelector('[data-scroll-end]'); if (list) list.scrollTop = list.scrollHeight; };
  end();
  window.addEventListener('load', end);
  document.addEventListener('load', (e) => { if (e.target.closest?.('[data-scroll-end]')) end(); }, true);
  document.addEventListener('live:replaced', (e) => { if (e.detail.matches('[data-scroll-end]')) end(); });
  document.addEventListener('keydown', (e) => {
    if (e.key !== 'Enter' || e.shiftKey || e.isComposing) return;
    const form = e.target.closest('form[data-enter-sends]');
    if (!form || !e.target.matches('textarea')) return;
    e.preventDefault();
    if (e.target.value.trim()) form.requestSubmit();
  });
})();
