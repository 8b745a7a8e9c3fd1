/** Where this machine is found in the networks it is in. */
import { networkInterfaces } from 'node:os';

/** This machine's addresses in the networks it is in. */
export function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
}
