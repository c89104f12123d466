/**
 * Which parts of the server work and which dialects it knows, asked again while something is loading.
 * Change with it: ../shared/server-state.ts.
 */
import { onUnmounted, ref, shallowRef } from 'vue';
import type { DialectOption, Readiness } from '../../server/channels/protocol.js';
import { fetchDialects, fetchReadiness } from '../shared/server-state.js';

const againMs = 4000;

export function useServerState() {
  const readiness = shallowRef<Readiness>();
  const dialects = shallowRef<readonly DialectOption[]>([]);
  const online = ref(true);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const refresh = async () => {
    clearTimeout(timer);
    const state = await fetchReadiness();
    if (state) readiness.value = state;
    if (dialects.value.length === 0) dialects.value = await fetchDialects();
    const loading = !state?.ready || Object.values(state.parts).some((p) => p.state === 'loading');
    if (loading) timer = setTimeout(refresh, againMs);
  };
  const setOnline = (now: boolean) => {
    if (now) refresh();
    online.value = now;
  };
  onUnmounted(() => clearTimeout(timer));
  return { readiness, dialects, online, setOnline };
}
