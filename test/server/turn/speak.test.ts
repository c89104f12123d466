import { describe, expect, it } from 'vitest';
import { AssistantError } from '../../../server/errors.js';
import type { Speaker } from '../../../server/ports/speaker.js';
import { createSpeak } from '../../../server/turn/speak.js';
import type { Answer, TurnInput } from '../../../server/turn/turn.js';
import { tone, toneSpeaker } from '../../support/speakers.js';

const answer: Answer = {
  status: 'answered',
  spoken: [
    { text: '带上身份证、户口簿，到村里去办。', passages: [] },
    { text: '不收钱。', passages: [] },
  ],
  choices: [],
  citations: [],
};
const input: TurnInput = { turnId: 't', text: '问', speak: true };

async function pieces(speaker: Speaker, from: Partial<TurnInput> = {}, signal = new AbortController().signal) {
  const out = [];
  for await (const piece of createSpeak({ speaker })(answer, { ...input, ...from }, signal)) out.push(piece);
  return out;
}

describe('the speak stage', () => {
  it('says every sentence in order and names it', async () => {
    const said = await pieces(toneSpeaker());
    expect(said.map(({ sentence, chunk }) => [sentence, chunk.text])).toEqual([
      [0, '带上身份证、户口簿，'],
      [0, '到村里去办。'],
      [1, '不收钱。'],
    ]);
  });

  it('passes the speed on', async () => {
    const usual = await pieces(toneSpeaker());
    const slow = await pieces(toneSpeaker(), { speed: 0.5 });
    expect(slow[0]?.chunk.samples.length).toBe(2 * (usual[0]?.chunk.samples.length ?? 0));
  });

  it('makes the next piece while this one is delivered', async () => {
    const made: string[] = [];
    const speaker = toneSpeaker((c) => {
      made.push(c.text);
      return c;
    });
    const speaking = createSpeak({ speaker })(answer, input, new AbortController().signal);
    await speaking.next();
    await new Promise((done) => setTimeout(done, 5));
    expect(made).toEqual(['带上身份证、户口簿，', '到村里去办。']);
    await speaking.return(undefined);
  });

  it('says nothing more once the signal has fired', async () => {
    const stop = new AbortController();
    const said: string[] = [];
    const speaking = (async () => {
      for await (const { chunk } of createSpeak({ speaker: toneSpeaker() })(answer, input, stop.signal)) {
        said.push(chunk.text);
        stop.abort();
      }
    })();
    await expect(speaking).rejects.toThrow();
    expect(said).toHaveLength(1);
  });

  it('ends what is being made when the listener leaves', async () => {
    let ended = 0;
    const speaker: Speaker = {
      async *speak(text, { signal }) {
        try {
          yield tone(text);
          await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('left'))));
        } finally {
          ended += 1;
        }
      },
    };
    for await (const _ of createSpeak({ speaker })(answer, input, new AbortController().signal)) break;
    await new Promise((done) => setTimeout(done, 5));
    expect(ended).toBe(1);
  });

  it('hands on what goes wrong in the voice', async () => {
    const speaker = toneSpeaker(() => {
      throw new AssistantError('engine-failed');
    });
    await expect(pieces(speaker)).rejects.toMatchObject({ code: 'engine-failed' });
  });

  it('has nothing to say for an answer without sentences', async () => {
    const speaking = createSpeak({ speaker: toneSpeaker() })(
      { ...answer, spoken: [] },
      input,
      new AbortController().signal,
    );
    expect((await speaking.next()).done).toBe(true);
  });
});
