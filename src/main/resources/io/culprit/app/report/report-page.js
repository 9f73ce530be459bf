// What readers do: go from moment to moment, zoom, copy, print.
const show = (time) => byId('moment').replaceChildren(telling(time));

const open = (target) => {
  for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
};
const goTo = (anchor) => {
  const target = byId(anchor);
  if (!target) return;
  open(target);
  target.scrollIntoView();
  target.focus({ preventScroll: true });
};

const zoomTo = (next) => {
  const all = whole();
  const span = Math.min(all[1] - all[0], Math.max(4 * step, next[1] - next[0]));
  const begin = Math.min(Math.max(all[0], next[0]), all[1] - span);
  view = [begin, begin + span];
  chart.dispatchAction({ type: 'dataZoom', startValue: view[0], endValue: view[1] });
};
const ZOOMS = {
  incident: () => aroundIncidents(),
  all: () => whole(),
  in: ([a, b]) => [a + (b - a) / 4, b - (b - a) / 4],
  out: ([a, b]) => [a - (b - a) / 2, b + (b - a) / 2],
  left: ([a, b]) => [a - (b - a) / 3, b - (b - a) / 3],
  right: ([a, b]) => [a + (b - a) / 3, b + (b - a) / 3],
};

// Spans worth stopping at: all but those that only have requests and checks that passed.
const stops = [...new Set(lanes.filter((lane) => lane.id !== 'requests').flatMap((lane) => lane.tracks
  .filter((track) => track.name !== 'UP').flatMap((track) => track.at)))].sort((a, b) => a - b);
let cursor = -1;
const walk = (direction) => {
  if (stops.length === 0) return;
  if (cursor < 0) {
    const begin = stops.findIndex((span) => middle(span) >= view[0]);
    cursor = begin < 0 ? stops.length - 1 : begin;
  } else {
    cursor = Math.min(stops.length - 1, Math.max(0, cursor + direction));
  }
  const time = middle(stops[cursor]);
  if (time < view[0] || time > view[1]) zoomTo([time - (view[1] - view[0]) / 2, time + (view[1] - view[0]) / 2]);
  show(time);
};

const copied = (text) => { byId('said').textContent = text; };
const copy = async () => {
  try {
    await navigator.clipboard.writeText(data.markdown);
    copied('Copied.');
  } catch (refused) {
    // Pages opened from disk may have no clipboard of the new kind.
    const area = element('textarea', data.markdown);
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    copied(done ? 'Copied.' : 'The browser refused; report.md beside this page has the same.');
  }
};

byId('copy').hidden = false;
byId('copy').addEventListener('click', copy);
byId('print').hidden = false;
byId('print').addEventListener('click', () => window.print());
window.addEventListener('hashchange', () => open(byId(location.hash.slice(1))));
if (location.hash) open(byId(location.hash.slice(1)));

const opened = [];
window.addEventListener('beforeprint', () => {
  document.querySelectorAll('article details.with:not([open]), details.runbook:not([open])').forEach((one) => {
    one.open = true;
    opened.push(one);
  });
  if (!host) return;
  printing = true;
  draw();
});
window.addEventListener('afterprint', () => {
  opened.splice(0).forEach((one) => { one.open = false; });
  if (!host) return;
  printing = false;
  draw();
});

if (host) {
  byId('timeline').hidden = false;
  draw();
  dark.addEventListener('change', draw);
  window.addEventListener('resize', () => { if (!printing) chart.resize(); });
  document.querySelectorAll('[data-zoom]').forEach((button) => {
    button.addEventListener('click', () => zoomTo(ZOOMS[button.dataset.zoom](view)));
  });
  host.addEventListener('keydown', (event) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!direction || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    walk(direction);
  });
}
