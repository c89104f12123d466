/** The whole product as a person meets it: a spoken question into the microphone, the right card and a voice out. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createAdapter } from '../../server/adapters/registry.js';
import { buildPages } from '../../server/cli/build-pages.js';
import { sayQuestion } from '../../server/cli/say-question.js';
import { loadConfig, modelFolder } from '../../server/config.js';
import { createLogger } from '../../server/logger.js';
import { encodeWav } from '../../server/speech/audio.js';
import { loudest, meterSound } from './in-page.js';
import { noBrowser, openPhone, type Phone, talkButton } from './phone.js';

const config = loadConfig({ ...process.env, XIANGYIN_WARM: 'off', XIANGYIN_LOG_LEVEL: 'silent' });
const models = [config.XIANGYIN_WHISPER_MODEL, 'kokoro-82m', 'silero-vad'];
const missing = models.filter((id) => !existsSync(join(modelFolder(config), id, 'ready.json')));
const why =
  noBrowser ?? (missing.length > 0 ? `models missing: ${missing.join(', ')}; npm run models fetches them` : undefined);

/** XIANGYIN_TEST_URL: a server that already runs somewhere; else one is started here. */
const given = process.env.XIANGYIN_TEST_URL;

describe.skipIf(why)(`speech in, answer out${why ? ` (skipped: ${why})` : ''}`, () => {
  let url = given ?? '';
  let close: () => Promise<void> = async () => {};
  let recording = '';
  let phone: Phone | undefined;

  beforeAll(async () => {
    recording = await record('低保在哪里申请嘛？');
    if (given) return;
    await buildPages();
    const { assemble } = await import('../../server/assemble.js');
    const app = await assemble(config, createLogger('silent'));
    close = app.close;
    await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  });
  afterEach(() => phone?.close());
  afterAll(() => close());

  const state = (words: string) => phone?.page.locator('.state', { hasText: words }).waitFor({ timeout: 60_000 });

  it('a tap, a question in dialect: what was understood, the card and the voice', { timeout: 240_000 }, async () => {
    phone = await openPhone(url, { microphone: recording, before: meterSound, width: 412, height: 915 });
    const { page } = phone;
    await page.getByRole('heading', { name: '您好' }).waitFor();
    await talkButton(page).tap();
    await state('我在听');
    await state('我在说');
    await expect.poll(() => page.evaluate(loudest), { timeout: 60_000 }).toBeGreaterThan(0.02);
    await page.locator('.question', { hasText: /低保.*申请/ }).waitFor();
    await page.getByRole('heading', { name: /最低生活保障/ }).waitFor();
    expect(await page.locator('.answer p').first().textContent()).toMatch(/乡镇|街道|村|社区|民政/);
    expect(await page.getByRole('checkbox').count()).toBeGreaterThan(0);
    await page.getByText('依据是什么').click();
    await page
      .getByText(/社会救助法/)
      .first()
      .waitFor();
    await phone.shot('end-to-end');
    await state('请按住说话');
    expect(phone.complaints).toEqual([]);
  });

  it('silence: asked to say it again, nothing is made up', { timeout: 120_000 }, async () => {
    phone = await openPhone(url, { microphone: wavOf(new Float32Array(16000)) });
    const { page } = phone;
    await page.getByRole('heading', { name: '您好' }).waitFor();
    await talkButton(page).tap();
    await page.locator('.answer').waitFor({ timeout: 60_000 });
    expect(await page.locator('article').count()).toBe(0);
    expect(await page.locator('.answer').textContent()).toMatch(/再说/);
  });

  it('typed: another question is answered with its own card', { timeout: 120_000 }, async () => {
    phone = await openPhone(url);
    const { page } = phone;
    await page.getByRole('button', { name: '打字' }).click();
    await page.getByRole('textbox').fill('身份证掉了咋补办');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /居民身份证/ }).waitFor({ timeout: 60_000 });
  });
});

/** The embedded voice says the question; a file for the fake microphone. */
async function record(question: string): Promise<string> {
  const speaker = await createAdapter('speaker', 'kokoro', config);
  if (!speaker) throw new Error('no speaker');
  const { samples } = await sayQuestion(speaker, question);
  await speaker.close?.();
  const padded = new Float32Array(samples.length + 8000);
  padded.set(samples, 8000);
  return wavOf(padded);
}

function wavOf(samples: Float32Array): string {
  const file = join(mkdtempSync(join(tmpdir(), 'recording-')), 'question.wav');
  writeFileSync(file, encodeWav(samples, 16000));
  return file;
}
