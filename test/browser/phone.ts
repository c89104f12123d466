/**
 * A phone-sized Chromium for browser tests: a sound file speaks into its microphone, pictures are kept where asked.
 * XIANGYIN_TEST_SHOTS names a folder for pictures. Change with it: page.test.ts, end-to-end.test.ts.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) =>
  existsSync(p),
);

/** Why browser tests cannot run here; undefined when they can. */
export const noBrowser = executable ? undefined : 'no Chromium installed';

export interface PhoneOptions {
  readonly width?: number;
  readonly height?: number;
  /** A WAV file that speaks into the microphone, once. */
  readonly microphone?: string;
  /** false: the person refuses. */
  readonly permission?: boolean;
  /** A script that runs in the page before its own. */
  readonly before?: string;
  readonly flags?: readonly string[];
}

export interface Phone {
  readonly page: Page;
  /** What the page complained about in the console, blocked scripts among it. */
  readonly complaints: string[];
  shot(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openPhone(url: string, options: PhoneOptions = {}): Promise<Phone> {
  const { width = 360, height = 640, microphone, permission = true, flags = [] } = options;
  const browser: Browser = await chromium.launch({
    executablePath: executable ?? '',
    args: [
      '--no-sandbox',
      '--autoplay-policy=no-user-gesture-required',
      ...(permission ? ['--use-fake-ui-for-media-stream'] : ['--deny-permission-prompts']),
      '--use-fake-device-for-media-stream',
      ...(microphone ? [`--use-file-for-fake-audio-capture=${microphone}%noloop`] : []),
      ...flags,
    ],
  });
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  if (options.before) await page.addInitScript(options.before);
  await page.goto(url);
  return {
    page,
    complaints,
    shot: async (name) => {
      const folder = process.env.XIANGYIN_TEST_SHOTS;
      if (!folder) return;
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}-${width}x${height}.png`) });
    },
    close: () => browser.close(),
  };
}

/** The big round button. */
export const talkButton = (page: Page) => page.locator('button.talk');

/** Puts a finger on the button and leaves it there. */
export async function pressTalk(page: Page): Promise<void> {
  const box = await talkButton(page).boundingBox();
  if (!box) throw new Error('no talk button in sight');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
}
