/**
 * Scripts that run inside the page, as text: the types of a browser are not those of the tests.
 * Change with it: page.test.ts, looks.test.ts.
 */

/** Before the page loads: whatever goes to the loudspeaker also goes through a meter, read by `loudest()`. */
export const meterSound = `
  const connect = AudioNode.prototype.connect;
  const meters = [];
  window.loudest = () => {
    let peak = 0;
    for (const meter of meters) {
      const data = new Float32Array(meter.fftSize);
      meter.getFloatTimeDomainData(data);
      for (const s of data) peak = Math.max(peak, Math.abs(s));
    }
    return peak;
  };
  AudioNode.prototype.connect = function (to, ...rest) {
    if (to instanceof AudioDestinationNode) {
      const meter = this.context.createAnalyser();
      meters.push(meter);
      connect.call(this, meter);
    }
    return connect.call(this, to, ...rest);
  };
`;

/** The loudest sample of the last moments, 0..1. */
export const loudest = 'window.loudest()';

/** What sticks out of the screen to the right. */
export const overflowing = `[...document.querySelectorAll('body *')]
  .filter((e) => !e.closest('.unseen') && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((e) => e.tagName + '.' + e.className)`;

/** Things to touch that are smaller than 60 px in a direction: buttons, links, fields, ticks with their label. */
export const smallTargets = `[...document.querySelectorAll('button, a, input[type=text], summary, label:not(.unseen)')]
  .map((e) => [e.tagName + ' ' + (e.textContent || e.id).trim(), e.getBoundingClientRect()])
  .filter(([, r]) => r.width > 0 && (r.width < 60 || r.height < 60))
  .map(([name, r]) => name + ' ' + Math.round(r.width) + 'x' + Math.round(r.height))`;

const textElements = `
  const shown = [...document.querySelectorAll('body *')].filter((e) =>
    [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()) && e.checkVisibility() && !e.closest('.unseen, script, title, noscript'));
`;

/** Letters smaller than 18 px, or lines closer than 1.4. */
export const smallText = `(() => { ${textElements}
  return shown.flatMap((e) => {
    const s = getComputedStyle(e);
    const size = parseFloat(s.fontSize);
    const small = size < 18 || parseFloat(s.lineHeight) / size < 1.39;
    return small ? [e.tagName + ' ' + e.textContent.trim().slice(0, 12) + ' ' + s.fontSize + '/' + s.lineHeight] : [];
  });
})()`;

/** Texts whose contrast with what lies behind them is below 4.5. */
export const faintText = `(() => { ${textElements}
  const parse = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const f = (v) => ((v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b);
  };
  const behind = (e) => {
    for (let n = e; n; n = n.parentElement) {
      const c = parse(getComputedStyle(n).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  return shown.flatMap((e) => {
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    return ratio < 4.5 ? [e.tagName + ' ' + e.textContent.trim().slice(0, 12) + ' ' + ratio.toFixed(2)] : [];
  });
})()`;
