// SPDX-License-Identifier: Apache-2.0

const WHOLE = new Intl.NumberFormat("en");
const SHORT = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

export const whole = (number) => WHOLE.format(number);
export const short = (number) => SHORT.format(number);
const seconds = (count) => `${short(Math.max(0.1, count))} s`;
export const duration = (ms) => (ms < 1000 ? `${whole(ms)} ms` : `${short(ms / 1000)} s`);
export const tokens = (count) => `${whole(count)} ${count === 1 ? "token" : "tokens"}`;

/** "128 tokens · 41.2 tokens/s · first after 0.3 s" */
export function speed({ tokens: count, perSecond, firstAfter }) {
  const rate = perSecond === null ? [] : [`${short(perSecond)} tokens/s`];
  return [tokens(count), ...rate, `first after ${seconds(firstAfter)}`].join(" · ");
}
