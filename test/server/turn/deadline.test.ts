import { describe, expect, it, vi } from 'vitest';
import { startDeadline } from '../../../server/turn/deadline.js';

describe('startDeadline', () => {
  it('ends when the time is over, and not before', () => {
    vi.useFakeTimers();
    const { signal } = startDeadline(new AbortController().signal, 1000);
    vi.advanceTimersByTime(999);
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
    vi.useRealTimers();
  });

  it('ends with the person’s own signal, also one that has fired already', () => {
    const person = new AbortController();
    const running = startDeadline(person.signal, 60_000);
    person.abort();
    expect(running.signal.aborted).toBe(true);
    running.end();
    const late = startDeadline(person.signal, 60_000);
    expect(late.signal.aborted).toBe(true);
    late.end();
  });

  it('leaves nothing running once it is over', () => {
    vi.useFakeTimers();
    startDeadline(new AbortController().signal, 1000).end();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});
