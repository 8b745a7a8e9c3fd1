/** The disk is full while people type: nothing is said to be saved, everybody can read, commands are refused in words, and all is saved once there is room. */
import { afterEach, expect, test } from 'vitest';
import { startKillableServer, type KillableServer } from '../chaos/killable-server.ts';
import { KeptLog } from '../chaos/kept-log.ts';
import { sitDown, type Person } from '../chaos/person.ts';
import type { Chair } from '../chaos/served-tables.ts';
import { waysToFillADisk, type SmallDisk } from '../chaos/small-disk.ts';
import { eventually } from '../chaos/waiting.ts';
import { noComplaints } from '../chaos/written-words.ts';

let server: KillableServer | undefined;
let disk: SmallDisk | undefined;
const people: Person[] = [];
let typing: NodeJS.Timeout | undefined;

afterEach(async () => {
  clearInterval(typing);
  for (const person of people.splice(0)) person.leave();
  await server?.kill();
  disk?.remove();
});

function sit(name: string, chair: Chair | undefined): Person {
  if (!chair || !server) throw new Error('There is a chair at a server.');
  const { address } = server;
  const person = sitDown({ address, chair, name, opensSharedNotes: false, protocol: 'hocuspocus' });
  people.push(person);
  return person;
}

for (const way of waysToFillADisk()) {
  test(`the disk is full: ${way.name}`, { timeout: 120_000 }, async () => {
    disk = way();
    console.log(disk.way);
    server = await startKillableServer(disk.folder, { tables: 1, people: 2 });
    const lejla = sit('lejla', server.chairs[0]);
    await eventually(() => lejla.isConnected, 'Lejla sits');
    let dice = 0;
    typing = setInterval(() => lejla.type(() => 0.5 + (dice++ % 2) / 4), 8);
    await eventually(() => lejla.words.acknowledged > 50, 'she is acknowledged');
    expect((await server.join()).status).toBe(201);

    const pid = server.process.pid ?? 0;
    disk.fill({ pid });
    await eventually(() => (server?.said ?? '').includes("can't be written"), 'the operator is told');
    const acknowledged = lejla.words.acknowledged;
    const arben = sit('arben', server.chairs[1]);
    await eventually(() => arben.isConnected, 'a newcomer reads');
    const read = noComplaints();
    lejla.words.check(arben.doc, read, { isAllThere: false });
    expect(read).toEqual(noComplaints());
    expect(await server.join(), server.said).toEqual({ status: 503, type: '/problems/cannot-save' });
    expect(lejla.words.acknowledged).toBe(acknowledged);
    expect(lejla.words.deeds).toBeGreaterThan(acknowledged);

    disk.makeRoom({ pid });
    clearInterval(typing);
    await eventually(() => lejla.isSettled, 'everything is saved');
    expect(server.said).toContain('written again');
    expect((await server.join()).status).toBe(201);
    await server.kill();
    const kept = noComplaints();
    lejla.words.check(await new KeptLog(disk.folder).read(lejla.chair.document), kept, { isAllThere: true });
    expect(kept).toEqual(noComplaints());
  });
}
