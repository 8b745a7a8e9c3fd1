/** Kavarna inside Vite's development server: the same assembly, with pages that reload as they are written. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ViteDevServer } from 'vite';
import { readConfiguration } from './configuration.ts';
import { greeting } from './greeting.ts';
import { buildKavarna, type Kavarna } from './kavarna.ts';
import { introduce, offerKavarna, ownAddress } from './web-server.ts';

/** Vite makes its next server before it closes the one it replaces; the data folder has one holder at a time. */
let attached: Kavarna | null = null;

export async function attachKavarna(vite: ViteDevServer): Promise<void> {
  const configuration = readConfiguration(process.env);
  await attached?.close();
  const kavarna = await buildKavarna(configuration);
  attached = kavarna;
  offerKavarna(kavarna);
  vite.middlewares.use((request, _response, next) => {
    introduce(request, configuration);
    next();
  });
  vite.httpServer?.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    kavarna.upgrade(request, socket, head);
  });
  vite.httpServer?.once('listening', () => {
    const address = vite.httpServer?.address();
    const port = typeof address === 'object' && address !== null ? address.port : configuration.port;
    kavarna.demonstrations.listensAt(ownAddress(configuration.host, port));
    kavarna.rehearsals.listensAt(ownAddress(configuration.host, port));
    greeting(kavarna, port).then(console.log, console.error);
  });
  vite.httpServer?.once('close', () => {
    if (attached !== kavarna) return;
    attached = null;
    kavarna.close().catch(console.error);
  });
}
