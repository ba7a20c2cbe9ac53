// Requests to the application, which explains errors in the language of the page.
import { errorText, language, text } from './text.js';

/** An answer with an error; its message is for the reader. */
class AnswerError extends Error {}

async function explanation(response) {
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json');
  return (isProblem && (await response.json()).detail) || errorText(response.status);
}

export async function call(path, options = {}) {
  const response = await fetch(path, { ...options, headers: { ...options.headers, 'Accept-Language': language } });
  if (!response.ok) throw new AnswerError(await explanation(response));
  return response;
}

/** The text for whatever has failed. */
export function failureText(failure, otherwise = 'error-other') {
  return failure instanceof AnswerError ? failure.message : text(otherwise);
}
