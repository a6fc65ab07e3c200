/**
 * A span of time as kubectl prints it: "10s", "5m30s", "3h", "7d12h", "2y30d".
 *
 * Pure: no DOM, no clock, no language. Follows upstream HumanDuration in
 * staging/src/k8s.io/apimachinery/pkg/util/duration/duration.go (v1.36.2). Nothing is left out.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const MINUTE = 60;
  const HOUR = 60 * MINUTE;
  const DAY = 24 * HOUR;
  const YEAR = 365 * DAY;

  /**
   * Below `under`: whole `big`, and then `small` when `small` is given and not zero.
   * @type {{under: number, big: [number, string], small?: [number, string]}[]}
   */
  const STEPS = [
    { under: 2 * MINUTE, big: [1, "s"] },
    { under: 10 * MINUTE, big: [MINUTE, "m"], small: [1, "s"] },
    { under: 3 * HOUR, big: [MINUTE, "m"] },
    { under: 8 * HOUR, big: [HOUR, "h"], small: [MINUTE, "m"] },
    { under: 2 * DAY, big: [HOUR, "h"] },
    { under: 8 * DAY, big: [DAY, "d"], small: [HOUR, "h"] },
    { under: 2 * YEAR, big: [DAY, "d"] },
    { under: 8 * YEAR, big: [YEAR, "y"], small: [DAY, "d"] },
    { under: Infinity, big: [YEAR, "y"] },
  ];

  /** @type {Notes["humanDuration"]} */
  function humanDuration(milliseconds) {
    if (!Number.isFinite(milliseconds)) throw new Error(`duration ${milliseconds}: not a number of milliseconds`);
    const seconds = Math.trunc(milliseconds / 1000);
    // Two clocks may differ a little; more than that is shown as such.
    if (seconds < -1) return "<invalid>";
    if (seconds < 0) return "0s";
    const { big, small } = STEPS.find(({ under }) => seconds < under) ?? STEPS[STEPS.length - 1];
    const rest = small ? Math.floor((seconds % big[0]) / small[0]) : 0;
    return Math.floor(seconds / big[0]) + big[1] + (small && rest ? rest + small[1] : "");
  }

  notes.humanDuration = humanDuration;
})((globalThis.notes ??= {}));
