import { describe, expect, it } from 'vitest';
import { createLogger, redactedKeys } from '../../server/logger.js';

describe('the log', () => {
  it.each(redactedKeys)('cuts out %s at each of three levels', (key) => {
    const written: string[] = [];
    const log = createLogger('info', { write: (line) => written.push(line) });
    log.info({ [key]: '我的话' }, 'a');
    log.info({ turn: { [key]: '我的话' } }, 'b');
    log.info({ turn: { answer: { [key]: '我的话' } } }, 'c');
    expect(written.join('')).not.toContain('我的话');
    expect(written.join('').match(/\[removed\]/g)).toHaveLength(3);
  });
});
