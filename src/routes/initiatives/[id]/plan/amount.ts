/** Money as people type it: whole units, with or without separators of thousands. */

/** null: nothing typed; undefined: not an amount. Cents are rounded away. */
export function amountFrom(typed: string): number | null | undefined {
  const text = typed.replace(/[\s\u00a0\u202f€]|EUR|RSD|din\.?/gi, '');
  if (text === '') return null;
  if (!/^\d{1,3}([.,]\d{3})*([.,]\d{1,2})?$|^\d+([.,]\d{1,2})?$/.test(text)) return undefined;
  const cents = /[.,](\d{1,2})$/.exec(text)?.[1] ?? '';
  const whole = cents ? text.slice(0, -cents.length - 1) : text;
  const amount = Math.round(Number(`${whole.replace(/\D/g, '')}.${cents || '0'}`));
  return Number.isSafeInteger(amount) ? amount : undefined;
}
