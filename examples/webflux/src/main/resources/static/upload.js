// The form for uploads: the link comes from the application, the file goes to Kinescope, the status comes from both.
import { call, failureText } from './application.js';
import { errorText, sizeText, statusText, text } from './text.js';
import { RefusedError, send } from './tus.js';

const find = selector => document.querySelector(selector);
const form = find('#upload');
const fields = { file: find('#file'), title: find('#title'), project: find('#project') };
const progress = { box: find('#progress'), bar: find('#progress progress'), sent: find('#sent'), cancel: find('#cancel') };

function say(message) {
  find('#upload-status').textContent = message;
}

async function create(file) {
  const response = await call('api/uploads', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      projectId: fields.project.value, title: fields.title.value, filename: file.name, filesize: file.size }),
  });
  return response.json();
}

function showSent(bytes, size) {
  progress.bar.value = bytes / size;
  progress.sent.textContent = text('sent', sizeText(bytes), sizeText(size));
}

/** Shows the status at Kinescope until it is final; calls back when it is. */
function follow(id, onEnd) {
  const events = new EventSource(`api/uploads/${id}/status`);
  events.onmessage = message => {
    const { status } = JSON.parse(message.data);
    say(text('at-kinescope', statusText(status)));
    if (['done', 'error', 'aborted'].includes(status)) {
      events.close();
      onEnd();
    }
  };
  return events;
}

async function sendTo(link, file, signal) {
  showSent(0, file.size);
  await send(file, link.endpoint, {
    signal,
    onSent: bytes => showSent(bytes, file.size),
    onRetry: () => say(text('retrying')),
  });
  showSent(file.size, file.size);
}

async function cancelled(link) {
  await call(`api/uploads/${link.id}`, { method: 'DELETE' });
  say(text('cancelled'));
}

async function upload(file, onEnd) {
  const cancellation = new AbortController();
  const cancel = () => cancellation.abort();
  const link = await create(file);
  const events = follow(link.id, onEnd);
  progress.box.hidden = false;
  progress.cancel.disabled = false;
  progress.cancel.addEventListener('click', cancel);
  try {
    await sendTo(link, file, cancellation.signal);
  } catch (failure) {
    events.close();
    if (!cancellation.signal.aborted) throw failure;
    progress.box.hidden = true;
    await cancelled(link);
  } finally {
    progress.cancel.removeEventListener('click', cancel);
    progress.cancel.disabled = true;
  }
}

async function showProjects() {
  const projects = await (await call('api/projects')).json();
  fields.project.replaceChildren(...projects.map(project => new Option(project.name, project.id)));
}

/** Prepares the form; calls back when an uploaded video has got its final status. */
export function start(onEnd) {
  const submit = form.querySelector('button');
  fields.file.addEventListener('change', () => {
    const name = fields.file.files[0]?.name ?? '';
    fields.title.value = name.replace(/\.[^.]*$/, '');
  });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    submit.disabled = true;
    try {
      await upload(fields.file.files[0], onEnd);
    } catch (failure) {
      say(failure instanceof RefusedError ? errorText(failure.status) : failureText(failure, 'link-failed'));
    } finally {
      submit.disabled = false;
    }
  });
  showProjects().catch(failure => say(failureText(failure)));
}
