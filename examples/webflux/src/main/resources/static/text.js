// The texts of the page, which the server has filled in for the language of the request.
const texts = new Map(
  [...document.querySelectorAll('#texts [data-text]')].map(element => [element.dataset.text, element.textContent]));

export const language = document.documentElement.lang;

export function text(name, ...values) {
  return (texts.get(name) ?? name).replace(/\{(\d)}/g, (placeholder, index) => values[index] ?? '');
}

/** A status that has no text is shown as Kinescope calls it. */
export function statusText(status) {
  return texts.get(`status-${status}`) ?? status;
}

/** A status of HTTP as a text for the reader. */
export function errorText(status) {
  return texts.get(`error-${status}`) ?? text('error-other');
}

const megabytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });

export function sizeText(bytes) {
  return megabytes.format(bytes / 1e6);
}

/** A video that is not ready has no duration yet. */
export function durationText(seconds) {
  if (!seconds) return '';
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (parts[0] === 0) parts.shift();
  return parts.map((part, index) => index === 0 ? part : String(part).padStart(2, '0')).join(':');
}
