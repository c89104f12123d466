/**
 * The socket server: who may connect, how much, how fast; then one visit a connection.
 * Promise: foreign origins, oversized messages and floods are turned away before a handler sees them.
 * Change with it: visit.ts, test/server/channels/web/sockets.test.ts.
 */
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { createBucket } from '../../safety/limits.js';
import { toErrorReply } from '../errors-over-http.js';
import type { ClientEvents, ServerEvents } from '../protocol.js';
import { originAllowed } from './origin.js';
import type { TurnBudget } from './turn-budget.js';
import type { TurnDeps } from './turn-deps.js';
import { serveVisit, type VisitSocket } from './visit.js';

/** A few frames may come together when the network stalls. */
const maxMessageBytes = 200_000;
/** A page sends ten frames a second; a stalled network sends the missed ones at once. */
const burst = 150;
const perSecond = 40;
/** Pages open at once behind one address: a village may share one. */
const maxVisits = 60;

export type SocketServer = Server<ClientEvents, ServerEvents>;

export function createSockets(server: HttpServer, deps: TurnDeps, budget: TurnBudget): SocketServer {
  const { origins } = deps.limits;
  const io: SocketServer = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: maxMessageBytes,
    connectTimeout: 10_000,
    allowRequest: (req, decide) => decide(null, originAllowed(req.headers.origin, req.headers.host, origins)),
    ...(origins.length > 0 && { cors: { origin: [...origins] } }),
  });
  const visits = new Map<string, number>();
  io.on('connection', (socket) => {
    const client = budget.clientOf(socket.request);
    const open = (visits.get(client) ?? 0) + 1;
    visits.set(client, open);
    socket.on('disconnect', () => {
      const left = (visits.get(client) ?? 1) - 1;
      if (left > 0) visits.set(client, left);
      else visits.delete(client);
    });
    if (open > maxVisits) return turnAway(socket);
    const fits = createBucket(burst, perSecond);
    socket.use((_packet, next) => {
      if (fits()) next();
      else turnAway(socket);
    });
    serveVisit(socket, deps, () => budget.take(client));
  });
  return io;
}

function turnAway(socket: VisitSocket): void {
  socket.emit('turn-error', { turnId: '', ...toErrorReply('too-many-requests') });
  socket.disconnect(true);
}
