/** Kavarna as people start it, but for its clock: each line on its standard input moves it on by so many milliseconds. */
import { createInterface } from 'node:readline';
import { readConfiguration } from '#server/configuration.ts';
import { greeting } from '#server/greeting.ts';
import { buildKavarna } from '#server/kavarna.ts';
import { listen } from '#server/web-server.ts';

let ahead = 0;
const configuration = readConfiguration(process.env);
const kavarna = await buildKavarna(configuration, { now: () => Date.now() + ahead });
const server = await listen(kavarna, configuration);
console.log(await greeting(kavarna, server.port));

createInterface(process.stdin).on('line', (line) => {
  ahead += Number(line);
  console.log(`moved ${ahead}`);
});
process.on('SIGTERM', () => {
  void Promise.all([server.close(), kavarna.close()]).then(() => process.exit(0));
});
