import { call, failureText } from './application.js';
import { durationText, language, statusText, text } from './text.js';
import { start as startUploads } from './upload.js';

const find = selector => document.querySelector(selector);
const demonstration = document.documentElement.dataset.demonstration === 'true';

const dialog = find('#player');
const frame = find('#player iframe');
const placeholder = find('#placeholder');

/** Any answer will do, so its content is not looked at. */
async function playerCanBeReached() {
  try {
    await fetch('https://kinescope.io/', { mode: 'no-cors', signal: AbortSignal.timeout(3000) });
    return true;
  } catch {
    return false;
  }
}

function titleOf(video) {
  return video.title?.trim() || text('untitled');
}

function showPlaceholder(reason) {
  frame.hidden = true;
  placeholder.hidden = false;
  placeholder.textContent = text(reason);
}

function showFrame(video) {
  placeholder.hidden = true;
  frame.hidden = false;
  frame.title = titleOf(video);
  frame.src = video.embedLink;
}

async function play(video) {
  find('#player-title').textContent = titleOf(video);
  showPlaceholder(demonstration ? 'made-up' : 'offline');
  dialog.showModal();
  if (!demonstration && video.embedLink?.startsWith('https://kinescope.io/') && await playerCanBeReached() && dialog.open) {
    showFrame(video);
  }
}
dialog.addEventListener('close', () => frame.removeAttribute('src'));

function entry(video) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  const details = document.createElement('small');
  button.type = 'button';
  details.textContent = [durationText(video.duration), statusText(video.status)].filter(Boolean).join(' · ');
  button.append(titleOf(video), details);
  button.addEventListener('click', () => play(video));
  item.append(button);
  return item;
}

let latest = 0;

/** Shows what was asked for last, in whatever order the answers come. */
async function show(search) {
  const turn = ++latest;
  try {
    const videos = await (await call(`api/videos?search=${encodeURIComponent(search)}`)).json();
    if (turn !== latest) return;
    find('#videos').replaceChildren(...videos.map(entry));
    find('#shown').textContent = text('shown', videos.length);
  } catch (failure) {
    if (turn === latest) find('#shown').textContent = failureText(failure, 'failed');
  }
}

async function showLimiter() {
  const state = await (await call('api/limiter')).json();
  document.querySelectorAll('#limiter [data-state]').forEach(value => value.textContent = state[value.dataset.state]);
}

function showDelivery(delivery) {
  const item = document.createElement('li');
  item.textContent =
    [delivery.event, delivery.videoId, delivery.status && statusText(delivery.status)].filter(Boolean).join(' · ');
  find('#no-deliveries').hidden = true;
  find('#deliveries').prepend(item);
}

find('#demonstration').hidden = !demonstration;
find(`#languages [lang=${language}]`).setAttribute('aria-current', 'true');
find('#search').addEventListener('submit', event => {
  event.preventDefault();
  show(find('#text').value);
});
show('');
startUploads(() => show(find('#text').value));
setInterval(() => showLimiter().catch(() => {}), 1000);

const deliveries = new EventSource('api/deliveries');
deliveries.onopen = () => find('#deliveries').dataset.connected = true;
deliveries.onmessage = message => showDelivery(JSON.parse(message.data));
