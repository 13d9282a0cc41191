'use strict';
// Draws one message of a chat. Nothing here talks to the server.
const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'class') node.className = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter(c => c !== null && c !== undefined));
  return node;
};

const clock = new Intl.DateTimeFormat('id-ID', { hour: '2-digit', minute: '2-digit' });
const dayName = new Intl.DateTimeFormat('id-ID', { weekday: 'long', day: 'numeric', month: 'long' });
const statusWords = { queued: 'menunggu bot', sent: 'terkirim', delivered: 'sampai', read: 'dibaca', failed: 'gagal' };
const ticks = { queued: '◷', sent: '✓', delivered: '✓✓', read: '✓✓', failed: '!' };
const kindWords = { audio: 'Pesan suara', sticker: 'Stiker', location: 'Lokasi:', contact: 'Kontak:', unsupported: 'Tidak didukung:', video: 'Video' };

const bytes = n => n > 1048576 ? `${(n / 1048576).toFixed(1).replace('.', ',')} MB` : `${Math.max(1, Math.round(n / 1024))} KB`;

// Bold as the apps show it: WhatsApp reads stars, Telegram gets the parts named.
function wordsOf(message, starred) {
  const text = message.text || '';
  let parts = (message.bold || []).map(b => ({ from: b.offset, to: b.offset + b.length, skip: 0 }));
  if (starred) parts = [...text.matchAll(/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\p{L}\p{N}*])/gu)].map(m => ({ from: m.index, to: m.index + m[0].length, skip: 1 }));
  const nodes = [];
  let at = 0;
  for (const p of parts.sort((a, b) => a.from - b.from)) {
    if (p.from < at) continue;
    nodes.push(text.slice(at, p.from), el('strong', {}, text.slice(p.from + p.skip, p.to - p.skip)));
    at = p.to;
  }
  return [...nodes, text.slice(at)];
}

function mediaOf(message, showPicture) {
  const media = message.media;
  if (!media) return null;
  if (message.kind === 'image') {
    const picture = el('img', { src: media.url, alt: message.from === 'bot' ? 'Gambar dari bot' : `Foto ${media.name}`, loading: 'lazy' });
    const button = el('button', { type: 'button', class: 'photo', 'aria-label': `Perbesar ${media.name}`, onclick: () => showPicture(media) }, picture);
    // A broken file still is a message: show its name where the picture cannot be.
    picture.addEventListener('error', () => button.replaceWith(fileOf(media)));
    return button;
  }
  if (message.kind === 'audio' || message.kind === 'sticker') return el('span', {}, kindWords[message.kind]);
  return fileOf(media);
}

function fileOf(media) {
  const ext = (media.name.split('.').pop() || 'file').slice(0, 4).toUpperCase();
  return el('a', { class: 'file', href: media.url, target: '_blank', rel: 'noopener' },
    el('span', { class: 'ext', 'aria-hidden': 'true' }, ext), el('span', {}, media.name, el('small', {}, bytes(media.size))));
}

function tapsOf(message, actions) {
  if (!message.buttons.length || message.deleted) return null;
  if (message.kind === 'list') {
    return el('div', { class: 'taps' }, el('button', { type: 'button', onclick: () => actions.openList(message) }, `☰ ${message.menu}`));
  }
  const keys = message.buttons.some(b => ['key', 'contact', 'location'].includes(b.kind));
  const perLine = Map.groupBy ? Map.groupBy(message.buttons, b => b.line) : group(message.buttons);
  const box = el('div', { class: keys ? 'taps keys' : 'taps' });
  for (const line of perLine.values()) {
    for (const b of line) {
      const tap = b.kind === 'url'
        ? el('a', { href: b.url, target: '_blank', rel: 'noopener' }, `${b.title} ↗`)
        : el('button', { type: 'button', onclick: e => actions.tap(message, b, e.currentTarget) }, b.title);
      tap.style.gridColumn = `span ${Math.max(2, Math.floor(12 / line.length))}`;
      box.append(tap);
    }
  }
  return box;
}

function group(buttons) {
  const lines = new Map();
  for (const b of buttons) lines.set(b.line, [...(lines.get(b.line) || []), b]);
  return lines;
}

function bubbleOf(message, previous, find, actions) {
  const turn = previous && previous.from !== message.from;
  const row = el('li', { class: `msg ${message.from}${turn ? ' turn' : ''}${message.deleted ? ' deleted' : ''}`, 'data-seq': message.seq, 'data-kind': message.kind });
  const bubble = el('div', { class: 'bubble' });
  bubble.append(el('span', { class: 'visually-hidden' }, message.from === 'bot' ? 'Bot: ' : 'Warga: '));
  if (message.deleted) {
    bubble.append('Pesan dihapus');
  } else {
    const quoted = message.replyTo && find(message.replyTo);
    if (quoted && message.kind === 'tap') bubble.append(el('span', { class: 'quote' }, quoted.text || quoted.header || 'Pesan bot'));
    const media = mediaOf(message, actions.showPicture);
    if (media) bubble.append(media);
    if (message.header && message.kind !== 'template') bubble.append(el('h4', {}, message.header));
    const sign = !message.media && kindWords[message.kind] ? `${kindWords[message.kind]} ` : '';
    if (message.text || sign) bubble.append(sign, ...wordsOf(message, actions.channel === 'whatsapp'));
    if (message.footer) bubble.append(el('span', { class: 'foot' }, message.footer));
    if (message.error) bubble.append(el('span', { class: 'wrong' }, message.error));
  }
  const at = new Date(message.at);
  const editable = actions.channel === 'telegram' && message.from === 'citizen' && message.kind === 'text' && !message.deleted;
  bubble.append(el('span', { class: 'meta' },
    editable ? el('button', { type: 'button', class: 'edit', onclick: () => actions.edit(message) }, 'Ubah') : '',
    message.edited ? 'diubah' : '', el('time', { datetime: message.at }, clock.format(at)),
    el('span', { class: `tick ${message.status}`, role: 'img', 'aria-label': statusWords[message.status], title: statusWords[message.status] }, ticks[message.status])));
  row.append(bubble);
  const taps = tapsOf(message, actions);
  if (taps) row.append(taps);
  return row;
}
