/** Switches this browser's language; a plain form, so that it works before and without any script. */
import { redirect } from '@sveltejs/kit';
import { isLanguage, LANGUAGE_COOKIE } from '#language/languages.ts';
import { ownPath, textField } from '../form-fields.ts';
import type { RequestHandler } from './$types';

const YEAR_SECONDS = 365 * 86_400;

export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  const language = form.get('language');
  if (isLanguage(language)) {
    cookies.set(LANGUAGE_COOKIE, language, {
      path: '/',
      maxAge: YEAR_SECONDS,
      sameSite: 'lax',
      secure: url.protocol === 'https:',
    });
  }
  redirect(303, ownPath(textField(form, 'back'), '/'));
};
