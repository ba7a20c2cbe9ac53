// Sends a file to an upload link by tus 1.0.0, a part at a time, so that a large file is never in memory as a whole.

const PART = 10_000_000;
const RETRY_DELAYS = [1, 3, 5, 10, 20];

/** A refusal of the server that a repetition would not change. */
export class RefusedError extends Error {
  constructor(status) {
    super(`refused with status ${status}`);
    this.status = status;
  }
}

function request(method, endpoint, headers, body, signal, onSent) {
  return new Promise((resolve, reject) => {
    const http = new XMLHttpRequest();
    const abort = () => http.abort();
    http.open(method, endpoint);
    Object.entries({ 'Tus-Resumable': '1.0.0', ...headers }).forEach(([name, value]) => http.setRequestHeader(name, value));
    http.upload.onprogress = event => onSent?.(event.loaded);
    http.onload = () => resolve(http);
    http.onerror = () => reject(new Error('the connection broke'));
    http.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    http.onloadend = () => signal.removeEventListener('abort', abort);
    signal.throwIfAborted();
    signal.addEventListener('abort', abort);
    http.send(body);
  });
}

/** Returns the offset that an answer states; 409 says that the offset sent was wrong, 423 and 5xx pass. */
function offsetIn(http) {
  if (http.status === 409 || http.status === 423 || http.status >= 500) throw new Error(`status ${http.status}`);
  const offset = Number.parseInt(http.getResponseHeader('Upload-Offset'), 10);
  if (http.status >= 300 || Number.isNaN(offset)) throw new RefusedError(http.status);
  return offset;
}

async function sendPart(file, offset, endpoint, signal, onSent) {
  const part = file.slice(offset, offset + PART);
  const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': offset };
  return offsetIn(await request('PATCH', endpoint, headers, part, signal, sent => onSent(offset + Math.min(sent, part.size))));
}

function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason); }, { once: true });
  });
}

/** Completes when the link has the whole file. After a broken connection it goes on where the server says. */
export async function send(file, endpoint, { signal, onSent, onRetry }) {
  let offset = 0;
  let failures = 0;
  while (offset < file.size) {
    try {
      if (failures > 0) offset = offsetIn(await request('HEAD', endpoint, {}, null, signal));
      if (offset < file.size) offset = await sendPart(file, offset, endpoint, signal, onSent);
      failures = 0;
    } catch (failure) {
      if (signal.aborted || failure instanceof RefusedError || failures === RETRY_DELAYS.length) throw failure;
      onRetry();
      await pause(RETRY_DELAYS[failures++], signal);
    }
  }
}
