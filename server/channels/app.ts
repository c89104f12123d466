/**
 * The way in, assembled and not listening: Express for pages and HTTP, socket.io for speech.
 * Promise: no global state; `close` stops running turns and frees everything.
 * Change with it: protocol.ts, web/, server/assemble.ts.
 */
import { createServer, type Server as HttpServer } from 'node:http';
import { join } from 'node:path';
import express, { type Express } from 'express';
import { errorHandler, sendError } from './errors-over-http.js';
import type { Readiness } from './protocol.js';
import { originGate, securityHeaders } from './web/security.js';
import { createSockets, type SocketServer } from './web/sockets.js';
import { statusRoutes } from './web/status-routes.js';
import { createTurnBudget } from './web/turn-budget.js';
import type { TurnDeps } from './web/turn-deps.js';
import { turnsRoute } from './web/turns-route.js';

export interface AppDeps extends TurnDeps {
  /** Asked at every GET /readyz. */
  readiness(): Readiness;
  /** Folder with the built page (index.html, assets/). */
  readonly clientFolder: string;
}

export interface App {
  readonly app: Express;
  readonly server: HttpServer;
  readonly io: SocketServer;
  close(): Promise<void>;
}

export function createApp(deps: AppDeps): App {
  const { limits } = deps;
  const app = express();
  app.disable('x-powered-by');
  const budget = createTurnBudget(limits.ratePerMinute, limits.trustProxy);

  app.use(securityHeaders());
  app.use(originGate(limits.origins));
  app.use(statusRoutes(deps.readiness, deps.dialects));
  app.post('/api/turns', budget.middleware, turnsRoute(deps));
  app.use(express.static(deps.clientFolder, { setHeaders: cacheForever(join(deps.clientFolder, 'assets')) }));
  app.use((_req, res) => sendError(res, 'not-found'));
  app.use(errorHandler(deps.logger));

  const slow = limits.slowRequestMs ?? 15_000;
  const timeouts = {
    headersTimeout: slow,
    requestTimeout: slow * 4,
    connectionsCheckingInterval: Math.min(slow, 5_000),
  };
  const server = createServer(timeouts, app);
  const io = createSockets(server, deps, budget);
  return {
    app,
    server,
    io,
    close: async () => {
      const closed = io.close();
      server.closeAllConnections();
      await closed;
      budget.close();
    },
  };
}

/** Files under assets/ carry a hash in their name; everything else is asked for again. */
function cacheForever(assets: string) {
  return (res: express.Response, path: string) => {
    res.setHeader('Cache-Control', path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache');
  };
}
