/**
 * How many turns one client may ask for in a minute, over HTTP and sockets together.
 * Promise: an IPv6 client counts by its network, so that changing the address buys nothing.
 * Change with it: server/config.ts (XIANGYIN_RATE_PER_MINUTE, XIANGYIN_TRUST_PROXY).
 */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { ipKeyGenerator, MemoryStore, rateLimit } from 'express-rate-limit';
import { clientAddress } from '../../safety/limits.js';
import { sendError } from '../errors-over-http.js';

export interface TurnBudget {
  /** For routes: answers 429 when the budget is spent. */
  readonly middleware: RequestHandler;
  /** For sockets: false when the budget is spent. */
  take(client: string): Promise<boolean>;
  /** Whose budget a request draws on. */
  clientOf(req: IncomingMessage): string;
  close(): void;
}

export function createTurnBudget(perMinute: number, proxies: number): TurnBudget {
  const store = new MemoryStore();
  const clientOf = (req: IncomingMessage) => {
    const forwarded = req.headers['x-forwarded-for'];
    return ipKeyGenerator(clientAddress(req.socket.remoteAddress, forwarded?.toString(), proxies));
  };
  const middleware = rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    store,
    keyGenerator: clientOf,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // The address is read by clientOf, not by Express.
    validate: false,
    handler: (_req, res) => sendError(res, 'too-many-requests'),
  });
  return {
    middleware,
    take: async (client) => (await store.increment(client)).totalHits <= perMinute,
    clientOf,
    close: () => store.shutdown(),
  };
}
