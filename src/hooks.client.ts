/** What runs once in a browser, before the first page. */
import { patientFetch } from '#session/page-data.ts';

export const init = (): void => {
  window.fetch = patientFetch(window.fetch.bind(window));
};
