'use strict';
const page = { citizens: [], roll: [], phones: [], state: null, attempt: 0 };

async function call(path, method = 'GET', body = undefined) {
  const options = { method };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) { options.body = JSON.stringify(body); options.headers = { 'Content-Type': 'application/json' }; }
  const answer = await fetch(`/sim${path}`, options);
  const text = await answer.text();
  const json = text ? JSON.parse(text) : null;
  if (!answer.ok) throw new Error((json && json.error) || 'Simulator menolak permintaan ini.');
  return json;
}

class Phone {
  constructor(channel, citizenId) {
    this.root = document.getElementById('phone-template').content.firstElementChild.cloneNode(true);
    this.$ = selector => this.root.querySelector(selector);
    this.messages = new Map();
    this.chosen = new Set();
    this.wire();
    document.getElementById('phones').append(this.root);
    this.show(channel, citizenId);
  }

  wire() {
    for (const tab of this.root.querySelectorAll('[role=tab]')) tab.addEventListener('click', () => this.show(tab.dataset.channel));
    this.$('.close').addEventListener('click', () => { page.phones = page.phones.filter(p => p !== this); this.root.remove(); remember(); });
    this.$('.citizen').addEventListener('change', e => this.open(e.target.value));
    this.$('.new').addEventListener('click', () => { this.$('.new-form').hidden = false; this.$('.new-form input').focus(); });
    this.$('.new-form .cancel').addEventListener('click', () => { this.$('.new-form').hidden = true; });
    this.$('.new-form').addEventListener('submit', e => { e.preventDefault(); this.addCitizen(new FormData(e.target)); });
    this.$('.block').addEventListener('click', () => this.act(this.citizen.blocked ? '/unblock' : '/block'));
    this.$('.compose').addEventListener('submit', e => { e.preventDefault(); this.sendText(); });
    const box = this.$('textarea');
    box.addEventListener('keydown', e => { if (e.key === 'Enter' && !e.shiftKey) { e.preventDefault(); this.sendText(); } });
    box.addEventListener('input', () => { box.style.height = 'auto'; box.style.height = `${Math.min(110, box.scrollHeight + 2)}px`; });
    this.$('.attach').addEventListener('click', () => this.toggleDrawer());
    this.$('.close-drawer').addEventListener('click', () => this.toggleDrawer(false));
    for (const button of this.root.querySelectorAll('[data-act]')) {
      button.addEventListener('click', () => this.act(`/${button.dataset.act}`, ['location', 'contact'].includes(button.dataset.act) ? JSON.parse(button.dataset.body || '{}') : undefined).then(() => this.toggleDrawer(false)));
    }
    this.$('.group').addEventListener('click', () => this.bringIntoGroup());
    const name = `as-${Math.random()}`;
    for (const radio of this.root.querySelectorAll('.drawer-head [type=radio]')) radio.name = name;
    this.$('.upload input').addEventListener('change', e => this.upload(e.target));
    this.$('.album input').addEventListener('change', () => { this.chosen.clear(); this.drawRoll(); });
    this.$('.send-album').addEventListener('click', () => this.sendAlbum());
  }

  get citizen() { return page.citizens.find(c => c.id === this.id); }

  show(channel, citizenId) {
    this.channel = channel;
    this.root.classList.toggle('telegram', channel === 'telegram');
    for (const tab of this.root.querySelectorAll('[role=tab]')) {
      const chosen = tab.dataset.channel === channel;
      tab.setAttribute('aria-selected', chosen);
      tab.tabIndex = chosen ? 0 : -1;
    }
    this.$('.bot strong').textContent = channel === 'telegram' ? 'KTP-el Kwangsan (bot)' : 'Layanan KTP-el Kwangsan';
    this.$('.album').hidden = false;
    this.$('.group').hidden = channel !== 'telegram';
    this.listCitizens();
    const mine = page.citizens.filter(c => c.channel === channel);
    this.open((mine.find(c => c.id === citizenId) || mine[0] || {}).id);
  }

  listCitizens() {
    const options = page.citizens.filter(c => c.channel === this.channel)
      .map(c => el('option', { value: c.id }, c.name));
    this.$('.citizen').replaceChildren(...options);
    if (this.id) this.$('.citizen').value = this.id;
  }

  open(id) {
    this.id = id;
    this.messages.clear();
    this.rev = 0;
    this.drawn = 0;
    this.$('.citizen').value = id || '';
    this.$('.chat').replaceChildren();
    this.refresh();
    remember();
  }

  async refresh() {
    const id = this.id;
    if (!id) { this.$('.chat').replaceChildren(el('li', { class: 'empty' }, 'Belum ada warga di sini. Tambah warga dulu.')); return; }
    const chat = await call(`/citizens/${id}/chat?since=${this.rev}`).catch(() => null);
    if (!chat || id !== this.id) return;
    if (chat.last < this.messages.size) { this.messages.clear(); this.$('.chat').replaceChildren(); this.rev = 0; return this.refresh(); }
    this.rev = Math.max(this.rev, chat.rev);
    for (const message of chat.messages) this.messages.set(message.seq, message);
    this.draw(chat.messages);
    const me = this.citizen;
    this.$('.bot small').textContent = chat.typing ? 'sedang mengetik…' : me ? `Anda: ${me.name}, ${me.channel === 'telegram' ? `id ${me.telegramId}` : `+${me.number}`}` : '';
    const blocked = me && me.blocked;
    this.$('.block').setAttribute('aria-pressed', Boolean(blocked));
    this.$('.block').textContent = blocked ? 'Buka blokir' : 'Blokir bot';
  }

  draw(changed) {
    const list = this.$('.chat');
    if (!this.messages.size) {
      list.replaceChildren(el('li', { class: 'empty' }, 'Percakapan masih kosong. Ketik ', el('strong', {}, 'Halo'), ' untuk mulai, atau lampirkan dokumen dari galeri.'));
      return;
    }
    list.querySelector('.empty')?.remove();
    const byId = id => [...this.messages.values()].find(m => m.id === id);
    let added = false;
    for (const message of changed) {
      const old = list.querySelector(`[data-seq="${message.seq}"]`);
      const node = bubbleOf(message, this.messages.get(message.seq - 1), byId, this);
      if (old) { old.replaceWith(node); continue; }
      const before = this.messages.get(message.seq - 1);
      const day = dayName.format(new Date(message.at));
      if (!before || dayName.format(new Date(before.at)) !== day) list.append(el('li', { class: 'day' }, day));
      if (this.drawn) node.classList.add('fresh');
      list.append(node);
      added = true;
    }
    this.drawn = this.messages.size;
    if (added) {
      list.scrollTop = list.scrollHeight;
      for (const img of list.querySelectorAll('img')) img.addEventListener('load', () => { list.scrollTop = list.scrollHeight; }, { once: true });
    }
  }

  async act(path, body, method = 'POST') {
    this.refuse('');
    try {
      const result = await call(`/citizens/${this.id}${path}`, method, body);
      await this.refresh();
      return result;
    } catch (e) {
      this.refuse(e.message);
      return null;
    }
  }

  edit(message) {
    const text = window.prompt('Ubah pesan', message.text);
    if (text && text !== message.text) this.act('/edit', { message: message.id, text });
  }

  // A group has no chat here; what the bot did there is told in one line.
  async bringIntoGroup() {
    const group = await this.act('/group', {});
    if (!group) return;
    this.toggleDrawer(false);
    for (let look = 0; look < 10; look++) {
      const now = (await call('/telegram/groups')).find(g => g.id === group.id);
      if (now && !now.botIsIn) { this.refuse(`Di grup "${now.title}" bot berkata: ${now.said.join(' / ') || '(tidak ada)'} Lalu bot keluar.`); return; }
      await new Promise(done => setTimeout(done, 500));
    }
    this.refuse(`Bot masih ada di grup "${group.title}".`);
  }

  refuse(why) { const line = this.$('.refusal'); line.textContent = why; line.hidden = !why; }

  async sendText() {
    const box = this.$('textarea');
    const text = box.value.trim();
    if (!text || !this.id) return;
    box.value = '';
    box.style.height = 'auto';
    if (!await this.act('/text', { text })) box.value = text;
    box.focus();
  }

  tap(message, button, node) {
    if (node) { node.disabled = true; setTimeout(() => { node.disabled = false; }, 800); }
    return this.act('/tap', { id: button.id, message: message.id });
  }

  openList(message) {
    const sheet = document.getElementById('list-sheet');
    sheet.querySelector('h2').textContent = message.menu;
    const box = sheet.querySelector('div');
    box.replaceChildren();
    let section = null;
    for (const row of message.buttons) {
      if (row.section && row.section !== section) box.append(el('div', { class: 'sect' }, section = row.section));
      box.append(el('button', { type: 'button', class: 'line', onclick: () => { sheet.close(); this.tap(message, row); } },
        row.title, row.description ? el('small', {}, row.description) : null));
    }
    sheet.showModal();
  }

  showPicture(media) {
    const viewer = document.getElementById('viewer');
    viewer.querySelector('img').src = media.url;
    viewer.querySelector('img').alt = media.name;
    viewer.showModal();
  }

  toggleDrawer(open = this.$('.drawer').hidden) {
    this.$('.drawer').hidden = !open;
    this.$('.attach').setAttribute('aria-expanded', open);
    if (open) this.drawRoll();
  }

  drawRoll() {
    const several = this.$('.album input').checked;
    this.$('.send-album').hidden = !several;
    this.$('.roll').replaceChildren(...page.roll.map(item => {
      const mark = el('span', { class: 'thumb', 'aria-hidden': 'true' }, item.name.split('.').pop().toUpperCase());
      if (item.hasThumbnail) {
        const img = el('img', { class: 'thumb', alt: '', loading: 'lazy', src: `${item.url}/thumb` });
        img.addEventListener('error', () => img.replaceWith(mark));
        return el('li', {}, this.rollButton(item, img, several));
      }
      return el('li', {}, this.rollButton(item, mark, several));
    }));
  }

  rollButton(item, picture, several) {
    return el('button', {
      type: 'button', 'aria-pressed': several ? this.chosen.has(item.name) : null,
      onclick: e => {
        if (!several) { this.sendFile(item); return; }
        if (!this.chosen.delete(item.name)) this.chosen.add(item.name);
        e.currentTarget.setAttribute('aria-pressed', this.chosen.has(item.name));
      },
    }, picture, item.title);
  }

  get sendAs() { return this.$('.drawer-head [type=radio]:checked').value; }

  caption() {
    const box = this.$('textarea');
    const text = box.value.trim();
    box.value = '';
    return text || undefined;
  }

  async sendFile(item) {
    if (await this.act(`/${this.sendAs}`, { name: item.name, caption: this.caption() })) this.toggleDrawer(false);
  }

  async sendAlbum() {
    if (await this.act('/album', { names: [...this.chosen], caption: this.caption() })) { this.$('.album input').checked = false; this.chosen.clear(); this.toggleDrawer(false); }
  }

  async upload(input) {
    if (!input.files.length) return;
    const form = new FormData();
    form.append('file', input.files[0]);
    const caption = this.caption();
    if (caption) form.append('caption', caption);
    if (await this.act(`/${this.sendAs}`, form)) this.toggleDrawer(false);
    input.value = '';
  }

  async addCitizen(form) {
    const wrong = this.$('.new-form .error');
    wrong.textContent = '';
    try {
      const citizen = await call('/citizens', 'POST', { name: form.get('name'), channel: this.channel, number: form.get('number') || undefined });
      this.$('.new-form').reset();
      this.$('.new-form').hidden = true;
      await loadCitizens();
      this.open(citizen.id);
    } catch (e) { wrong.textContent = e.message; }
  }
}

const remember = () => {
  const phones = page.phones.map(p => `${p.channel}:${p.id}`).join(',');
  if (phones) history.replaceState(null, '', `#${phones}`);
  page.phones.forEach(p => { p.$('.close').hidden = page.phones.length < 2; });
};

async function loadCitizens() {
  page.citizens = await call('/citizens');
  for (const phone of page.phones) phone.listCitizens();
}

function showReach() {
  for (const [key, name] of [['whatsApp', 'WhatsApp'], ['telegram', 'Telegram']]) {
    const channel = page.state[key];
    const line = document.getElementById(`reach-${name.toLowerCase()}`);
    const waiting = channel.pending ? `, ${channel.pending} menunggu` : '';
    const last = channel.lastAttempt;
    const refused = last && !last.accepted && last.status;
    line.className = channel.botAnswers === false || refused ? 'down' : channel.botAnswers ? 'ok' : '';
    line.textContent = `${name}: ` + (!channel.webhookUrl ? `bot mengambil sendiri${waiting}`
      : channel.botAnswers === false ? `bot belum menjawab${waiting}`
      : refused ? `bot menolak (${last.status})${waiting}`
      : channel.botAnswers ? `tersambung${waiting}` : 'belum ada kiriman');
  }
}

async function showFaults() {
  if (document.getElementById('faults').hidden) return;
  const [faults, attempts] = await Promise.all([call('/faults'), call('/webhooks')]);
  const names = Object.fromEntries([...document.querySelectorAll('#fault-form [name=kind] option')].map(o => [o.value, o.textContent]));
  document.getElementById('fault-list').replaceChildren(...(faults.length
    ? faults.map(f => el('li', {}, `${f.channel === 'whatsapp' ? 'WhatsApp' : 'Telegram'}: ${names[f.kind]} · ${f.count}×`))
    : [el('li', {}, 'Tidak ada.')]));
  document.getElementById('attempts').replaceChildren(...attempts.slice(-12).reverse().map(a => el('li', { class: a.accepted ? '' : 'no' },
    `${clock.format(new Date(a.at))} ${a.channel === 'whatsapp' ? 'WhatsApp' : 'Telegram'} · percobaan ${a.attempt} · ${a.status || 'tidak dijawab'}`)));
}

async function follow() {
  let revision = 0;
  while (true) {
    try {
      page.state = await call(`/changes?since=${revision}`);
      // A smaller number means that the Simulator started again: everything here is gone there.
      if (page.state.revision < revision) { location.reload(); return; }
      revision = page.state.revision;
      showReach();
      await loadCitizens();
      await Promise.all([...page.phones.map(p => p.refresh()), showFaults()]);
    } catch {
      for (const name of ['whatsapp', 'telegram']) {
        const line = document.getElementById(`reach-${name}`);
        line.className = 'down';
        line.textContent = 'Simulator tidak menjawab';
      }
      await new Promise(done => setTimeout(done, 2000));
    }
  }
}

function wirePanel() {
  const panel = document.getElementById('faults');
  const opener = document.getElementById('open-faults');
  const toggle = open => { panel.hidden = !open; document.body.classList.toggle('with-faults', open); opener.setAttribute('aria-expanded', open); if (open) { showFaults(); panel.querySelector('select').focus(); } else opener.focus(); };
  opener.addEventListener('click', () => toggle(panel.hidden));
  panel.querySelector('[data-close]').addEventListener('click', () => toggle(false));
  panel.addEventListener('keydown', e => { if (e.key === 'Escape') toggle(false); });
  document.getElementById('fault-form').addEventListener('submit', async e => {
    e.preventDefault();
    const form = new FormData(e.target);
    const number = name => form.get(name) ? Number(form.get(name)) : undefined;
    await call('/faults', 'POST', { channel: form.get('channel') || undefined, kind: form.get('kind'), count: number('count'), retryAfterSeconds: number('retryAfterSeconds'), code: number('code') });
    showFaults();
  });
  document.getElementById('clear-faults').addEventListener('click', async () => { await call('/faults', 'DELETE'); showFaults(); });
  document.getElementById('retry').addEventListener('click', () => call('/webhooks/retry', 'POST'));
  document.getElementById('handshake').addEventListener('click', async () => {
    const result = await call('/whatsapp/handshake', 'POST');
    document.getElementById('handshake-result').textContent = result.ok ? 'Jabat tangan berhasil.'
      : result.status ? `Bot menolak jabat tangan (${result.status}).` : 'Bot belum menjawab.';
  });
  document.getElementById('add-phone').addEventListener('click', () => {
    const channel = page.phones.length % 2 ? 'telegram' : 'whatsapp';
    const free = page.citizens.find(c => c.channel === channel && !page.phones.some(p => p.id === c.id));
    page.phones.push(new Phone(channel, free && free.id));
    remember();
  });
}

(async () => {
  wirePanel();
  page.roll = await call('/camera-roll');
  await loadCitizens();
  const wanted = location.hash.slice(1).split(',').filter(Boolean).map(part => part.split(':'));
  const first = wanted.length ? wanted : window.innerWidth >= 900 ? [['whatsapp'], ['telegram']] : [['whatsapp']];
  for (const [channel, id] of first) page.phones.push(new Phone(channel === 'telegram' ? 'telegram' : 'whatsapp', id));
  remember();
  follow();
})();
