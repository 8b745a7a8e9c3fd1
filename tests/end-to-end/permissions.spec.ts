/** Every route, asked by every role: the answers of the permission table, from a real server. */
import { ROLES, PERMISSIONS, type Answer, type Role } from '../permissions/permission-table.ts';
import { routesOfPages } from '../permissions/routes.ts';
import { send, setScene, type Scene, type Sent } from '../permissions/scene.ts';
import { expect, signInAsFacilitator, test } from './kavarna-fixture.ts';

test('every route has a row in the permission table, and every row a route', () => {
  expect(Object.keys(PERMISSIONS).sort()).toEqual(routesOfPages().sort());
});

test('each role is answered as the permission table says', async ({ page, kavarna }) => {
  test.setTimeout(300_000);
  const freshScene = async () => {
    // Signing in ends the session that the browser had: the scenes before keep theirs.
    await page.context().clearCookies();
    await signInAsFacilitator(page, kavarna);
    const cookies = await page.context().cookies();
    const owner = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    return setScene(kavarna.url, owner);
  };
  const shared = await freshScene();
  const wrong: string[] = [];
  for (const [route, row] of Object.entries(PERMISSIONS)) {
    for (const role of ROLES) {
      const scene = row.needsFreshScene && row.answers[role] === 'allowed' ? await freshScene() : shared;
      const answer = await ask(scene, route, role, row.form);
      if (answer !== row.answers[role]) wrong.push(`${route}, ${role}: ${answer}, not ${row.answers[role]}`);
    }
  }
  expect(wrong).toEqual([]);
});

async function ask(scene: Scene, route: string, role: Role, form?: Record<string, string>): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  const filled = path.replace('[...path]', 'time').replace(/\[(\w+)\]/g, (_, name: string) => blank(scene, path, name));
  const sent = await send(scene.url, method === 'fallback' ? 'GET' : method, filled.replace('?/default', ''), {
    cookie: scene.cookies[role],
    ...(form && { form: filledForm(scene, form) }),
  });
  return answerIn(sent, `/w/${scene.blanks['code'] ?? ''}`);
}

function filledForm({ blanks }: Scene, form: Record<string, string>): Record<string, string> {
  const filled = (text: string) => text.replace(/\[(\w+)\]/g, (_, name: string) => blanks[name] ?? '');
  return Object.fromEntries(Object.entries(form).map(([name, text]) => [name, filled(text)]));
}

/** An [id] is what its path is about; a [link] leads in or lets look on. */
function blank({ blanks }: Scene, path: string, name: string): string {
  const what = { id: path.startsWith('/initiatives') ? 'initiative' : 'workshop', link: path.split('/')[1] ?? '' }[
    name
  ];
  const value = blanks[what ?? name];
  if (!value) throw new Error(`What stands for [${name}] in ${path}? tests/permissions/scene.ts does not say.`);
  return value;
}

interface ActionAnswer {
  type?: string;
  status?: number;
  location?: string;
  data?: string;
}

function answerIn({ status, location, text }: Sent, joining: string): Answer {
  const action: ActionAnswer = text.startsWith('{"type":') ? (JSON.parse(text) as ActionAnswer) : {};
  const to = action.location ?? location;
  if (to.startsWith('/sign-in')) return 'sign in';
  if (to === joining) return 'take a seat';
  if (action.type === 'failure') {
    if (action.data?.includes('"not-signed-in"')) return 'sign in';
    return action.data?.includes('"not-yours"') ? 'not theirs' : 'allowed';
  }
  if (status === 401) return 'sign in';
  return [403, 404, 410].includes(status) ? 'not theirs' : 'allowed';
}
