/**
 * GET /healthz (the process lives), GET /readyz (which parts work), GET /api/dialects.
 * Promise: /readyz is 503 until text can be answered, then 200, whatever else is still missing.
 */
import { Router } from 'express';
import type { DialectOption, Readiness } from '../protocol.js';

export function statusRoutes(readiness: () => Readiness, dialects: readonly DialectOption[]): Router {
  const router = Router();
  router.use((_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
  router.get('/healthz', (_req, res) => {
    res.json({ alive: true });
  });
  router.get('/readyz', (_req, res) => {
    const state = readiness();
    res.status(state.ready ? 200 : 503).json(state);
  });
  router.get('/api/dialects', (_req, res) => {
    res.json({ dialects });
  });
  return router;
}
