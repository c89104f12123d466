import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../server/turn/turn.js';
import { buildPage } from './built-page.js';
import { faintText, overflowing, smallTargets, smallText } from './in-page.js';
import { noBrowser, openPhone, type Phone } from './phone.js';
import { clarify, condition, openPhoneServer, verdict } from './phone-server.js';

const sizes = [
  [360, 640],
  [412, 915],
  [1024, 768],
] as const;
const views = ['welcome', 'dialects', 'answer', 'clarify', 'condition', 'verdict', 'trouble'] as const;
const answers: Partial<Record<(typeof views)[number], Answer>> = { clarify, condition, verdict };

const title = `how the phone page looks${noBrowser ? ` (skipped: ${noBrowser})` : ''}`;
describe.skipIf(noBrowser)(title, () => {
  let folder = '';
  let phone: Phone | undefined;
  beforeAll(async () => {
    folder = await buildPage();
  });
  afterEach(async () => {
    await phone?.close();
  });

  async function show(view: (typeof views)[number], width: number, height: number) {
    const scripted = answers[view];
    const script = scripted ? { answer: scripted } : {};
    const { url, close } = await openPhoneServer(folder, { ...script, sentenceSeconds: 0.1, stageMs: 1 });
    phone = await openPhone(url, { width, height });
    const { page } = phone;
    await page.getByRole('heading', { name: '您好' }).waitFor();
    if (view === 'dialects') await page.getByRole('button', { name: '方言' }).click();
    if (view === 'trouble') await close();
    if (view === 'welcome' || view === 'dialects') return page;
    await page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    if (view === 'trouble') await page.getByRole('alert').waitFor();
    else await page.locator('.answer').waitFor();
    if (view === 'answer') await page.getByText('依据是什么').click();
    if (view === 'verdict') await page.getByLabel('这句话的依据').locator('summary').click();
    await phone.shot(view);
    if (view === 'answer') await page.getByRole('button', { name: '不对？' }).click();
    if (view === 'answer') await page.getByRole('button', { name: '打字' }).first().click();
    return page;
  }

  it.each(views.flatMap((view) => sizes.map(([width, height]) => [view, width, height] as const)))(
    '%s at %i × %i: nothing sticks out, letters and targets are large, contrast is strong, at every size of the letters',
    async (view, width, height) => {
      const page = await show(view, width, height);
      for (let size = 0; size < 3; size++) {
        expect(await page.evaluate(overflowing), 'sticks out').toEqual([]);
        expect(await page.evaluate(smallTargets), 'small target').toEqual([]);
        expect(await page.evaluate(smallText), 'small text').toEqual([]);
        expect(await page.evaluate(faintText), 'faint text').toEqual([]);
        if (view === 'dialects') break;
        await page.getByRole('button', { name: '字大小' }).click();
      }
    },
  );

  it('plain text is 20, 24 and 30 px, and the choice is remembered', async () => {
    const page = await show('welcome', 360, 640);
    const size = () => page.evaluate('parseFloat(getComputedStyle(document.body).fontSize)');
    const seen = [await size()];
    for (let i = 0; i < 2; i++) {
      await page.getByRole('button', { name: '字大小' }).click();
      seen.push(await size());
    }
    expect(seen).toEqual([20, 24, 30]);
    await page.reload();
    await page.getByRole('heading', { name: '您好' }).waitFor();
    expect(await size()).toBe(30);
  });

  it('the AI label stays in sight however far one scrolls', async () => {
    const page = await show('answer', 360, 640);
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
    const box = await page.getByText('AI 生成', { exact: true }).boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(60);
  });

  it('every button and field has a name, and the answer is announced', async () => {
    const page = await show('answer', 360, 640);
    const nameless = `[...document.querySelectorAll('button, input, a')]
      .filter((e) => !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.[0]?.textContent.trim())).length`;
    expect(await page.evaluate(nameless)).toBe(0);
    expect(await page.evaluate(`document.querySelectorAll('[aria-live=polite]').length`)).toBeGreaterThanOrEqual(2);
  });

  it('nothing moves for those who asked for less motion', async () => {
    const { url } = await openPhoneServer(folder, { stageMs: 60_000 });
    phone = await openPhone(url);
    await phone.page.emulateMedia({ reducedMotion: 'reduce' });
    await phone.page.getByRole('button', { name: '低保在哪里申请嘛' }).click();
    await phone.page.locator('.talk.thinking').waitFor();
    expect(await phone.page.evaluate('document.getAnimations().length')).toBe(0);
    await phone.page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await phone.page.evaluate('document.getAnimations().length')).toBeGreaterThan(0);
  });
});
