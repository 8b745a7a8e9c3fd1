/** A workshop in the middle of its evening, and one browser's cookies for each role, made over http alone. */
import { smallJpeg } from '../collaboration/small-jpeg.ts';
import type { Role } from './permission-table.ts';

export interface Scene {
  url: string;
  /** What stands for the blanks of a route's path. */
  blanks: Record<string, string>;
  /** The Cookie header of each role. */
  cookies: Record<Role, string>;
}

export interface Sent {
  status: number;
  location: string;
  text: string;
  /** As a Cookie header. */
  cookie: string;
}

let people = 0;

/** `owner`: the Cookie header of somebody signed in. */
export async function setScene(url: string, owner: string): Promise<Scene> {
  const { initiative, workshop, code, token } = await begin(url, owner);
  const elsewhere = await begin(url, owner);
  const facilitator = await newMember(url, owner, initiative);
  const colleague = await newMember(url, owner, elsewhere.initiative);
  const sit = async (at: string, form: Record<string, string> = {}) =>
    (await send(url, 'POST', `/w/${at}/t/1`, { form })).cookie;
  const host = await sit(code);
  const participant = await sit(code);
  const remote = await sit(code, { remote: 'on' });
  const tablet = await sit(code, { as: 'tablet' });
  const stranger = await sit(elsewhere.code);
  const seats = (await api(url, token, 'GET', `/workshops/${workshop}/seats`)) as { id: string; table: string }[];
  await api(url, token, 'PUT', `/workshops/${workshop}/seats/${seats[0]?.id ?? ''}/kind`, { kind: 'host' });
  await api(url, token, 'POST', `/workshops/${workshop}/rounds`);
  const made = await send(url, 'POST', `/workshops/${workshop}/links?/make`, {
    cookie: owner,
    form: { lifetime: 'day' },
  });
  const link = tokenAfter('/watch/', made.text);
  const photo = { jpeg: Buffer.from(smallJpeg()).toString('base64') };
  const table = seats[0]?.table ?? '';
  const picture = (await api(url, token, 'POST', `/tables/${table}/pictures`, photo)) as { id: string };
  const observer = (await send(url, 'GET', `/watch/${link}`)).cookie;
  const cards = (await send(url, 'GET', `/workshops/${workshop}/print`, { cookie: owner })).text;
  const invited = await send(url, 'POST', `/initiatives/${initiative}/team?/invite`, { cookie: owner });
  return {
    url,
    blanks: {
      initiative,
      workshop,
      code,
      table,
      photo: picture.id,
      number: '1',
      file: 'plan.csv',
      picture: 'board.svg',
      pages: 'boards-a4.pdf',
      key: /\/t\/([0-9a-z]{20})/.exec(cards)?.[1] ?? '',
      watch: link,
      welcome: tokenAfter('/welcome/', invited.text),
    },
    cookies: { owner, facilitator, colleague, host, participant, remote, tablet, stranger, observer, nobody: '' },
  };
}

async function begin(url: string, owner: string) {
  const token = tokenAfter(
    '',
    (await send(url, 'POST', '/account?/createToken', { cookie: owner, form: { label: 'scene' } })).text,
  );
  const { id: initiative } = (await api(url, token, 'POST', '/initiatives', { title: 'Mesto' })) as { id: string };
  const input = { title: 'Kavarna', kind: 'world-cafe' };
  const workshop = await api(url, token, 'POST', `/initiatives/${initiative}/workshops`, input);
  const { id, code } = workshop as { id: string; code: string };
  return { token, initiative, workshop: id, code };
}

async function newMember(url: string, owner: string, initiative: string): Promise<string> {
  const invited = await send(url, 'POST', `/initiatives/${initiative}/team?/invite`, { cookie: owner });
  const person = {
    name: 'Voditelj',
    email: `scene${++people}.${initiative}@obcina.example`,
    password: 'kava z mlekom',
  };
  return (await send(url, 'POST', `/welcome/${tokenAfter('/welcome/', invited.text)}?/create`, { form: person }))
    .cookie;
}

async function api(url: string, token: string, method: string, path: string, body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
  return answer.json();
}

/** Asks as a browser would, and follows nowhere. A form is answered as the page's script is. */
export async function send(
  url: string,
  method: string,
  path: string,
  { cookie = '', form }: { cookie?: string; form?: Record<string, string> } = {},
): Promise<Sent> {
  const isForm = method === 'POST';
  const answer = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      cookie,
      accept: isForm ? 'application/json' : 'text/html',
      ...(isForm && { origin: url, 'x-sveltekit-action': 'true' }),
    },
    ...(isForm && { body: new URLSearchParams(form ?? {}) }),
  });
  const set = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  return {
    status: answer.status,
    location: answer.headers.get('location') ?? '',
    text: await answer.text(),
    cookie: set.join('; '),
  };
}

function tokenAfter(path: string, text: string): string {
  const token = new RegExp(`${path}([0-9a-z]{20}\\.[0-9a-z]{20})`).exec(text)?.[1];
  if (token === undefined) throw new Error(`There is no link ${path}… in ${text.slice(0, 200)}`);
  return token;
}
