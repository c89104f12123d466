/** What guides call things, for who must tell a name from a claim. Pure and platform-free. */
import type { Library } from './library.js';

/** Services with what people call them; the first name is the one to say. */
export function serviceNames({ guides }: Pick<Library, 'guides'>): { id: string; names: readonly string[] }[] {
  return [...guides.values()].map(({ id, name, aliases }) => ({ id, names: [...aliases, name] }));
}

/** Names, aliases, office, who to ask and telephone of one service; nothing for an unknown id. */
export function namesOf({ guides }: Pick<Library, 'guides'>): (serviceId: string) => readonly string[] {
  return (serviceId) => {
    const guide = guides.get(serviceId);
    if (!guide) return [];
    const { name, aliases, department, result, local, hotline } = guide;
    const asked = local.flatMap((l) => [l.name, l.ask]);
    return [name, ...aliases, department, result.name, ...asked, ...(hotline ? [hotline.name, hotline.number] : [])];
  };
}
