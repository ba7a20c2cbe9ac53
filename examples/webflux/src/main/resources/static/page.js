const texts = {
  en: { library: 'Library', search: 'Search', find: 'Find', export: 'Export all as NDJSON', limiter: 'Limiter',
    deliveries: 'Webhooks', close: 'Close', offline: 'The player needs a connection to kinescope.io.',
    shown: n => `Videos shown: ${n}`, failed: 'The library cannot be read.',
    state: s => `Requests granted: ${s.granted}, waiting: ${s.interactiveWaiting} + ${s.backgroundWaiting}, in flight: ${s.inFlight}` },
  ru: { library: 'Видеотека', search: 'Поиск', find: 'Найти', export: 'Выгрузить всё в NDJSON', limiter: 'Ограничитель',
    deliveries: 'Вебхуки', close: 'Закрыть', offline: 'Плееру нужно соединение с kinescope.io.',
    shown: n => `Показано видео: ${n}`, failed: 'Не удалось прочитать видеотеку.',
    state: s => `Разрешено запросов: ${s.granted}, ждут: ${s.interactiveWaiting} + ${s.backgroundWaiting}, выполняются: ${s.inFlight}` },
};
const wanted = new URLSearchParams(location.search).get('lang') ?? navigator.language;
const language = wanted.startsWith('ru') ? 'ru' : 'en';
const text = texts[language];
const find = selector => document.querySelector(selector);
document.documentElement.lang = language;
document.title = text.library;
document.querySelectorAll('[data-text]').forEach(element => element.textContent = text[element.dataset.text]);

const dialog = find('#player');
const frame = find('iframe');

function play(video) {
  find('#player-title').textContent = video.title;
  const embeddable = navigator.onLine && video.embedLink?.startsWith('https://kinescope.io/');
  frame.hidden = !embeddable;
  find('#placeholder').hidden = embeddable;
  if (embeddable) {
    frame.title = video.title;
    frame.src = video.embedLink;
  }
  dialog.showModal();
}
dialog.addEventListener('close', () => frame.removeAttribute('src'));

function entry(video) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  const status = document.createElement('small');
  status.textContent = `${video.status}, ${Math.round(video.duration ?? 0)} s`;
  button.append(video.title, status);
  button.addEventListener('click', () => play(video));
  item.append(button);
  return item;
}

async function show(search) {
  try {
    const response = await fetch(`api/videos?search=${encodeURIComponent(search)}`);
    if (!response.ok) throw new Error(response.status);
    const videos = await response.json();
    find('#videos').replaceChildren(...videos.map(entry));
    find('#status').textContent = text.shown(videos.length);
  } catch {
    find('#status').textContent = text.failed;
  }
}
find('form[role=search]').addEventListener('submit', event => {
  event.preventDefault();
  show(find('input').value);
});
show('');

async function showLimiter() {
  const response = await fetch('api/limiter');
  find('#limiter').textContent = text.state(await response.json());
}
setInterval(() => showLimiter().catch(() => {}), 1000);

new EventSource('api/deliveries').onmessage = message => {
  const delivery = JSON.parse(message.data);
  const item = document.createElement('li');
  item.textContent = [delivery.event, delivery.videoId, delivery.status].filter(Boolean).join(' · ');
  find('#deliveries').prepend(item);
};
