/**
 * Headers that protect the page, and the gate for foreign origins.
 * Promise: no inline script, nothing from other hosts, the microphone for our own page only; works on plain http in a village network.
 * Change with it: client/mobile (what the page loads), test/server/channels/web/security.test.ts.
 */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { AssistantError } from '../../errors.js';
import { originAllowed } from './origin.js';

/** Old phones do not count a web socket of the same host as 'self', so it is named. */
const socketSource = (scheme: 'ws' | 'wss') => (req: IncomingMessage) => {
  const host = req.headers.host ?? '';
  return /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i.test(host) ? `${scheme}://${host}` : "'self'";
};

export function securityHeaders(): RequestHandler[] {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", socketSource('ws'), socketSource('wss')],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // A county's other hosts are not ours to bind.
    strictTransportSecurity: { includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
    // A no-op over plain http but for a warning in the console.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  const permissions: RequestHandler = (_req, res, next) => {
    res.setHeader('Permissions-Policy', 'microphone=(self), camera=(), geolocation=(), payment=(), usb=()');
    next();
  };
  return [headers, permissions];
}

/** Refuses foreign origins; lets those of the setting read replies (CORS). */
export function originGate(allowed: readonly string[]): RequestHandler {
  return (req, res, next) => {
    const { origin, host } = req.headers;
    if (!originAllowed(origin, host, allowed)) throw new AssistantError('origin-refused');
    if (origin && allowed.includes(origin)) {
      res.setHeader('Access-Control-Allow-Origin', origin);
      res.setHeader('Access-Control-Allow-Headers', 'content-type');
      res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      res.vary('Origin');
      if (req.method === 'OPTIONS') {
        res.setHeader('Access-Control-Allow-Methods', 'GET, POST');
        res.status(204).end();
        return;
      }
    }
    next();
  };
}
