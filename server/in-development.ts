/** Kavarna inside Vite's development server: the same assembly, with pages that reload as they are written. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ViteDevServer } from 'vite';
import { readConfiguration } from './configuration.ts';
import { greeting } from './greeting.ts';
import { buildKavarna } from './kavarna.ts';
import { introduce, offerKavarna, ownAddress } from './web-server.ts';

export async function attachKavarna(vite: ViteDevServer): Promise<void> {
  const configuration = readConfiguration(process.env);
  const kavarna = await buildKavarna(configuration);
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
    greeting(kavarna, port).then(console.log, console.error);
  });
  vite.httpServer?.once('close', () => {
    kavarna.close().catch(console.error);
  });
}
