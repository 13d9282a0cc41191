// Keys of the queue's page: a letter presses the button that shows it. Without this the buttons work as ever.
(() => {
  'use strict';
  document.addEventListener('keydown', (e) => {
    if (e.repeat || e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input, select, textarea')) return;
    const control = document.querySelector(`[data-press="${CSS.escape(e.key.toLowerCase())}"]`);
    if (!control || control.disabled) return;
    e.preventDefault();
    control.click();
  });
})();
