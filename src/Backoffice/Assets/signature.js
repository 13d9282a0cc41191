// A pad for a signature by finger, pen or mouse. What is sent are the strokes, 0 to 1 over width and height.
(() => {
  'use strict';
  // Another receiver than the owner: the owner's name goes, so that nobody signs for it by mistake.
  const receiver = document.querySelector('[data-receiver]');
  document.addEventListener('change', (e) => {
    if (!receiver || e.target.name !== 'Input.Relation') return;
    if (e.target.value === 'sendiri') receiver.value = receiver.dataset.owner;
    else if (receiver.value === receiver.dataset.owner) { receiver.value = ''; receiver.focus(); }
  });

  const pad = document.querySelector('[data-pad]');
  const field = document.querySelector('[data-pad-strokes]');
  if (!pad || !field) return;
  const pen = pad.getContext('2d');
  let strokes = [];
  let drawing = null;

  const at = (e) => {
    const box = pad.getBoundingClientRect();
    const clip = (v) => Math.round(Math.min(1, Math.max(0, v)) * 10000) / 10000;
    return [clip((e.clientX - box.left) / box.width), clip((e.clientY - box.top) / box.height)];
  };
  const draw = () => {
    pen.clearRect(0, 0, pad.width, pad.height);
    pen.strokeStyle = '#c3ccd6';
    pen.lineWidth = 2;
    pen.beginPath();
    pen.moveTo(60, pad.height * 0.78);
    pen.lineTo(pad.width - 60, pad.height * 0.78);
    pen.stroke();
    pen.strokeStyle = '#10243c';
    pen.lineWidth = 6;
    pen.lineCap = pen.lineJoin = 'round';
    for (const stroke of strokes) {
      pen.beginPath();
      stroke.forEach(([x, y], i) => (i ? pen.lineTo(x * pad.width, y * pad.height) : pen.moveTo(x * pad.width, y * pad.height)));
      pen.stroke();
    }
    field.value = strokes.length ? JSON.stringify(strokes) : '';
  };
  pad.addEventListener('pointerdown', (e) => {
    pad.setPointerCapture(e.pointerId);
    drawing = [at(e)];
    strokes.push(drawing);
    draw();
  });
  pad.addEventListener('pointermove', (e) => {
    if (!drawing) return;
    for (const part of e.getCoalescedEvents?.() ?? [e]) drawing.push(at(part));
    draw();
  });
  const lift = () => { drawing = null; };
  pad.addEventListener('pointerup', lift);
  pad.addEventListener('pointercancel', lift);
  document.querySelector('[data-pad-clear]')?.addEventListener('click', () => { strokes = []; draw(); });
  try { strokes = JSON.parse(field.value || '[]'); } catch { strokes = []; }
  draw();
})();
