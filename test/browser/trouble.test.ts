import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AssistantError } from '../../server/errors.js';
import { parts } from '../support/channel-app.js';
import { buildPage } from './built-page.js';
import { noBrowser, openPhone, type Phone, type PhoneOptions, pressTalk, talkButton } from './phone.js';
import { openPhoneServer } from './phone-server.js';

const title = `the phone page in trouble${noBrowser ? ` (skipped: ${noBrowser})` : ''}`;
describe.skipIf(noBrowser)(title, () => {
  let folder = '';
  let phone: Phone | undefined;
  beforeAll(async () => {
    folder = await buildPage();
  });
  afterEach(async () => {
    await phone?.close();
  });

  const open = async (url: string, options: PhoneOptions = {}) => {
    phone = await openPhone(url, options);
    await phone.page.getByRole('heading', { name: '您好' }).waitFor();
    return phone;
  };
  const visit = async (options: PhoneOptions = {}, script: Parameters<typeof openPhoneServer>[1] = {}) => {
    const opened = await openPhoneServer(folder, script);
    return { ...(await open(opened.url, options)), server: opened };
  };
  const alert = (words: string) => phone?.page.getByRole('alert').filter({ hasText: words }).waitFor();
  /** Typing still works. */
  const typed = async () => {
    await phone?.page.getByRole('textbox').fill('低保在哪里申请');
    await phone?.page.getByRole('button', { name: '问', exact: true }).click();
    await phone?.page.getByRole('heading', { name: '最低生活保障' }).waitFor();
  };

  it('microphone refused: says how to allow it, and offers typing', async () => {
    const { page, shot } = await visit({ permission: false });
    await pressTalk(page);
    await alert('手机没有准许用话筒');
    await page.mouse.up();
    await page.locator('.state', { hasText: '请按住说话' }).waitFor();
    await shot('4-error');
    await typed();
  });

  it('no microphone: says so, and offers typing', async () => {
    const { page } = await visit({
      before: `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'))`,
    });
    await talkButton(page).tap();
    await alert('没有找到话筒');
    await typed();
  });

  it('microphone in use: says by what, and can be tried again', async () => {
    const { page } = await visit({
      before: `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('busy', 'NotReadableError'))`,
    });
    await talkButton(page).tap();
    await alert('正被别的占着');
    expect(await talkButton(page).isEnabled()).toBe(true);
    await typed();
  });

  it('not a secure address: says so at once, and offers typing', async () => {
    const server = await openPhoneServer(folder);
    const { page } = await open(`http://village.test:${server.port}`, {
      flags: ['--host-resolver-rules=MAP village.test 127.0.0.1'],
    });
    await alert('这个网址不能用话筒');
    expect(await talkButton(page).isDisabled()).toBe(true);
    await typed();
  });

  it('no recogniser on the server: says that typing works', async () => {
    const server = await openPhoneServer(folder, {}, { readiness: () => ({ ready: true, parts: parts('missing') }) });
    const { page } = await open(server.url);
    await alert('请打字问');
    expect(await talkButton(page).isDisabled()).toBe(true);
    await typed();
  });

  it('recogniser still loading: says to wait, then the button works', async () => {
    let state: 'loading' | 'ready' = 'loading';
    const server = await openPhoneServer(folder, {}, { readiness: () => ({ ready: true, parts: parts(state) }) });
    const { page } = await open(server.url);
    await alert('还在准备');
    state = 'ready';
    await page.locator('.state', { hasText: '请按住说话' }).waitFor();
    expect(await talkButton(page).isEnabled()).toBe(true);
  });

  it('server gone: says so, and goes on when it is back', async () => {
    const { page, server } = await visit();
    await server.close();
    await page.getByText('网断了').waitFor();
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    await alert('连不上服务了');
    const back = await openPhoneServer(folder, {}, {}, server.port);
    await page.getByText('网断了').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '打字' }).click();
    await typed();
    expect(back.turn.inputs).toHaveLength(1);
  });

  it('server lost while it thinks: the page does not wait for ever', async () => {
    const { page, server } = await visit({}, { stageMs: 60_000 });
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    await page.locator('.state', { hasText: '我在想' }).waitFor();
    await server.close();
    await alert('连不上服务了');
    await page.locator('.state', { hasText: '请按住说话' }).waitFor();
  });

  it('an error of the turn is said in words', async () => {
    const retrieve = () => Promise.reject(new AssistantError('engine-failed', { detail: 'x' }));
    const { page } = await visit({}, { broken: { retrieve } });
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    await alert('再试一次');
    await page.locator('.state', { hasText: '请按住说话' }).waitFor();
  });

  it('no voice anywhere: the answer says that it can be read', async () => {
    const { page } = await visit({ before: 'speechSynthesis.getVoices = () => []' }, { sentenceSeconds: 0 });
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    await page.getByText('请看上面的字').waitFor();
  });

  it('no voice on the server: the phone reads, sentence by sentence', async () => {
    const before = `
      window.read = [];
      speechSynthesis.getVoices = () => [{ lang: 'en-US' }, { lang: 'zh_CN', name: 'x' }];
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
      speechSynthesis.speak = (u) => { window.read.push(u.text); setTimeout(() => { u.onstart(); setTimeout(u.onend, 100); }, 100 * window.read.length); };
    `;
    const { page } = await visit({ before }, { sentenceSeconds: 0 });
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    await page.locator('.state', { hasText: '我在说' }).waitFor();
    await page.locator('.state', { hasText: '请按住说话' }).waitFor();
    expect(await page.evaluate('window.read')).toEqual([
      '低保到户口所在地的乡镇政府或者街道办申请。',
      '写申请有困难，可以请村委会代办。',
    ]);
  });
});
