import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildPage } from './built-page.js';
import { loudest, meterSound } from './in-page.js';
import { noBrowser, openPhone, type Phone, type PhoneOptions, pressTalk, talkButton } from './phone.js';
import { clarify, condition, openPhoneServer, spokenWav, verdict } from './phone-server.js';

/** Waits as long as a slow machine may need. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });
const title = `the phone page${noBrowser ? ` (skipped: ${noBrowser})` : ''}`;
describe.skipIf(noBrowser)(title, () => {
  let folder = '';
  let speech = '';
  let phone: Phone | undefined;
  beforeAll(async () => {
    folder = await buildPage();
    speech = spokenWav(3, 30);
  });
  afterEach(async () => {
    expect(phone?.complaints.filter((c) => !/ERR_CONNECTION|WebSocket/.test(c))).toEqual([]);
    await phone?.close();
  });

  const visit = async (script: Parameters<typeof openPhoneServer>[1] = {}, options: PhoneOptions = {}) => {
    const server = await openPhoneServer(folder, script);
    phone = await openPhone(server.url, { microphone: speech, before: meterSound, ...options });
    await phone.page.getByRole('heading', { name: '您好' }).waitFor();
    return { ...server, phone, page: phone.page };
  };
  const state = (words: string) => phone?.page.locator('.state', { hasText: words }).waitFor();
  const volume = () => phone?.page.evaluate(loudest);

  it('held: the speech reaches the server, the answer is shown and heard', async () => {
    const { page, turn, phone } = await visit();
    await phone.shot('1-idle');
    await pressTalk(page);
    await state('我在听');
    await page.waitForTimeout(1500);
    await phone.shot('2-listening');
    await page.mouse.up();
    await page.getByText('您是说：低保在哪里申请嘛').waitFor();
    await page.getByText('我听到：底包在哪里申请嘛').waitFor();
    await page.getByRole('heading', { name: '最低生活保障' }).waitFor();
    await state('我在说');
    await eventually(volume).toBeGreaterThan(0.1);
    await phone.shot('3-answer');
    await state('请按住说话');
    await eventually(volume).toBeLessThan(0.001);
    const heard = turn.inputs[0]?.utterance?.samples ?? new Float32Array(0);
    expect(heard.length / 16000).toBeGreaterThan(1);
    expect(Math.max(...heard.map(Math.abs))).toBeGreaterThan(0.05);
  });

  it('tapped: the end of the speech is noticed', async () => {
    const { page, turn } = await visit();
    await talkButton(page).tap();
    await state('我在听');
    await page.getByRole('heading', { name: '最低生活保障' }).waitFor();
    const seconds = (turn.inputs[0]?.utterance?.samples.length ?? 0) / 16000;
    expect(seconds).toBeGreaterThan(2);
    expect(seconds).toBeLessThan(5);
  });

  it('by keyboard alone: held like a finger', async () => {
    const { page, turn } = await visit();
    await talkButton(page).focus();
    await page.keyboard.down('Space');
    await state('我在听');
    await page.waitForTimeout(700);
    await page.keyboard.up('Space');
    await page.getByRole('heading', { name: '最低生活保障' }).waitFor();
    expect(turn.inputs).toHaveLength(1);
  });

  it('typed, with the dialect that was picked, which is remembered', async () => {
    const { page, turn } = await visit();
    await page.getByRole('button', { name: '方言' }).click();
    await page.getByRole('button', { name: '四川话' }).click();
    await page.getByRole('button', { name: '打字' }).click();
    await page.getByRole('textbox').fill('低保咋个办');
    await page.keyboard.press('Enter');
    await page.getByText('您是说：低保咋个办').waitFor();
    expect(turn.inputs[0]).toMatchObject({ text: '低保咋个办', dialect: 'southwestern' });
    await page.reload();
    await page.getByText('方言：四川话').waitFor();
  });

  it('a touched example is asked', async () => {
    const { page, turn } = await visit();
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    await page.getByRole('heading', { name: '最低生活保障' }).waitFor();
    expect(turn.inputs[0]?.text).toBe('低保在哪里申请嘛');
  });

  it('asked back: a choice is asked with the service that was meant', async () => {
    const { page, turn, phone } = await visit((input) => (input.service ? {} : { answer: clarify }));
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    await page.getByRole('button', { name: '临时救助' }).waitFor();
    await phone.shot('5-clarify');
    await page.getByRole('button', { name: '临时救助' }).click();
    await page.getByRole('heading', { name: '最低生活保障' }).waitFor();
    expect(turn.inputs[1]).toMatchObject({ text: '低保在哪里申请嘛', service: 'temporary-relief' });
  });

  it('asked about a condition: a touch replies, and the verdict stands with its rules', async () => {
    const { page, turn, phone } = await visit((input) => ({ answer: input.text === '不是' ? verdict : condition }));
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    const replies = page.getByRole('group', { name: '您点一个，也可以说' }).getByRole('button');
    await replies.nth(2).waitFor();
    expect(await replies.count()).toBe(3);
    await phone.shot('6-condition');
    await page.getByRole('button', { name: '不是', exact: true }).click();
    await page.getByRole('heading', { name: '要看当地怎么规定' }).waitFor();
    await page.getByText('这一条由当地定').waitFor();
    await phone.shot('7-verdict');
    expect(turn.inputs[1]).toMatchObject({ text: '不是' });
    expect(turn.inputs[1]?.service).toBeUndefined();
    expect(turn.inputs[1]?.asking?.kind).toBe('condition');
  });

  it('the basis of what was said is opened by a touch, and heard by another', async () => {
    const { page, turn } = await visit();
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    const basis = page.getByLabel('这句话的依据');
    await basis.getByText('社会救助暂行办法').click();
    for (const shown of ['第十一条', '国务院令第649号', '2014-02-21']) await basis.getByText(shown).waitFor();
    await basis.getByRole('button', { name: '念依据' }).click();
    await eventually(() => turn.inputs[1]?.text).toBe('依据是什么');
    expect(turn.inputs[1]?.previous?.service).toBe('subsistence-allowance');
  });

  it('not right: what else may have been meant can be picked, or said again', async () => {
    const { page, turn } = await visit();
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    await page.getByRole('button', { name: '不对？' }).click();
    await page.getByRole('button', { name: '特困人员救助供养' }).click();
    await eventually(() => turn.inputs[1]?.service).toBe('extreme-poverty-support');
    await page.getByRole('button', { name: '特困人员救助供养' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '不对？' }).click();
    await page.getByRole('button', { name: '再说一遍' }).click();
    await state('我在听');
    await eventually(() => turn.inputs.length).toBe(3);
  });

  it('the card can be ticked off, its basis unfolded, its hotline called', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    await page.getByLabel('户口簿').check();
    await page.getByText('依据是什么').click();
    await page.getByText('《社会救助暂行办法》第十一条').waitFor();
    expect(await page.getByRole('link', { name: '12345' }).getAttribute('href')).toBe('tel:12345');
  });

  it('can be heard again, slower too, and hushed', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    await state('我在说');
    await state('请按住说话');
    await page.getByRole('button', { name: '再听一遍' }).click();
    await eventually(volume).toBeGreaterThan(0.1);
    await page.getByRole('button', { name: '停下' }).click();
    await eventually(volume).toBeLessThan(0.001);
    await page.getByRole('button', { name: '慢一点' }).click();
    await state('我在说');
    await page.locator('.answer p.now', { hasText: '写申请有困难' }).waitFor();
    await state('请按住说话');
  });

  it('pressing while the answer is spoken silences it and listens', async () => {
    const { page, turn } = await visit({ sentenceSeconds: 20, stageMs: 20 });
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    await eventually(volume).toBeGreaterThan(0.1);
    await pressTalk(page);
    await state('我在听');
    await eventually(volume).toBeLessThan(0.001);
    await page.mouse.up();
    await eventually(() => turn.inputs.length).toBe(2);
  });

  it('leaving a slow question: the turn is stopped', async () => {
    const { page, turn } = await visit({ stageMs: 60_000 });
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    await state('我在想');
    await page.getByRole('button', { name: '不问了' }).click();
    await state('请按住说话');
    await eventually(() => turn.signals[0]?.aborted).toBe(true);
  });
});
