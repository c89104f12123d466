/**
 * The server: settings → assembly → listening. Stops cleanly on SIGTERM and SIGINT: running turns are aborted, nothing is cut in half.
 * Change with it: assemble.ts.
 */
import { assemble } from './assemble.js';
import { loadConfig } from './config.js';
import { toAssistantError } from './errors.js';
import { createLogger } from './logger.js';

async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLogger(config.XIANGYIN_LOG_LEVEL);
  const { server, close } = await assemble(config, log);
  const stop = (signal: string) => {
    log.info({ signal }, 'stopping');
    // A client that will not let go must not keep the process.
    setTimeout(() => process.exit(1), 10_000).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  server.once('error', (error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'EADDRINUSE' ? `port ${config.XIANGYIN_PORT} is taken: set XIANGYIN_PORT` : error.message;
    log.error(why);
    process.exit(1);
  });
  server.listen(config.XIANGYIN_PORT, config.XIANGYIN_HOST, () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : config.XIANGYIN_PORT;
    log.info(`乡音 is ready at http://${config.XIANGYIN_HOST}:${port}`);
  });
}

main().catch((thrown: unknown) => {
  const error = toAssistantError(thrown);
  process.stderr.write(`${error.forPerson}\n${error.code}: ${error.message}\n`);
  process.exitCode = 1;
});
