/** A client that keeps to no rule: a raw socket which may be admitted to a document first, and then says anything. */
import { writeAuthentication } from '@hocuspocus/common';
import { MessageType } from '@hocuspocus/server';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { messageYjsUpdate } from 'y-protocols/sync';
import { WebSocket } from 'ws';

export interface Victim {
  /** ws://… of the collaboration endpoint. */
  address: string;
  token: string;
  document: string;
}

export class Attacker {
  readonly document: string;
  readonly #socket: WebSocket;
  /** How the server ended it, as "code reason"; null while it has not. */
  ending: string | null = null;
  /** Changes that the server took, and that it did not take. */
  taken = 0;
  refused = 0;

  private constructor(socket: WebSocket, document: string) {
    this.#socket = socket;
    this.document = document;
    socket.on('close', (code, reason) => (this.ending = `${code} ${reason.toString()}`.trim()));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data: Buffer) => {
      const afterAddress = data.subarray(1 + (data[0] ?? 0));
      if (afterAddress[0] !== (MessageType.SyncStatus as number)) return;
      if (afterAddress[1] === 1) this.taken++;
      else this.refused++;
    });
  }

  /** A socket that has shown its token; null where the server lets nobody in. */
  static async come({ address, token, document }: Victim): Promise<Attacker | null> {
    const socket = new WebSocket(address);
    const attacker = new Attacker(socket, document);
    await new Promise((resolve) => {
      socket.once('open', resolve);
      socket.once('close', resolve);
    });
    if (socket.readyState !== WebSocket.OPEN) return null;
    attacker.say((encoder) => {
      writeVarUint(encoder, MessageType.Auth);
      writeAuthentication(encoder, token);
    });
    return attacker;
  }

  get isConnected(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Bytes that the server has not fetched yet. */
  get unread(): number {
    return this.#socket.bufferedAmount;
  }

  send(frame: Uint8Array | string): void {
    if (this.isConnected) this.#socket.send(frame);
  }

  /** A message about the document. */
  say(write: (encoder: ReturnType<typeof createEncoder>) => void): void {
    const encoder = createEncoder();
    writeVarString(encoder, this.document);
    write(encoder);
    this.send(toUint8Array(encoder));
  }

  sayUpdate(update: Uint8Array): void {
    this.say((encoder) => {
      writeVarUint(encoder, MessageType.Sync);
      writeVarUint(encoder, messageYjsUpdate);
      writeVarUint8Array(encoder, update);
    });
  }

  sayPresence(told: readonly { client: number; clock: number; state: string }[]): void {
    const inner = createEncoder();
    writeVarUint(inner, told.length);
    for (const { client, clock, state } of told) {
      writeVarUint(inner, client);
      writeVarUint(inner, clock);
      writeVarString(inner, state);
    }
    this.say((encoder) => {
      writeVarUint(encoder, MessageType.Awareness);
      writeVarUint8Array(encoder, toUint8Array(inner));
    });
  }

  /** Stops fetching what the server sends. */
  stopReading(): void {
    this.#socket.pause();
  }

  leave(): void {
    this.#socket.terminate();
  }
}
