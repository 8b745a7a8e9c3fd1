/** Reads the configuration, starts, stops; nothing else. */
import { ConfigurationError, readConfiguration, type Configuration } from './configuration.ts';
import { greeting } from './greeting.ts';
import { buildKavarna } from './kavarna.ts';
import { DataFolderError } from './store/data-folder.ts';
import { listen } from './web-server.ts';

function configurationOrExit(): Configuration {
  try {
    return readConfiguration(process.env);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

const configuration = configurationOrExit();
const kavarna = await buildKavarna(configuration).catch((error: unknown) => {
  if (!(error instanceof DataFolderError)) throw error;
  console.error(error.message);
  process.exit(1);
});
const server = await listen(kavarna, configuration).catch((error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${configuration.port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`
      : `Kavarna could not start: ${error.message}`,
  );
  process.exit(1);
});
console.log(await greeting(kavarna, server.port));

let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  // Both at once: the server has closed when its last socket has, and it is Kavarna that lets go of the collaboration sockets.
  Promise.all([server.close(), kavarna.close()]).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
