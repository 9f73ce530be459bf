// What the page has to show, and how it looks. The three files run as one function, in this order.
const data = JSON.parse(document.getElementById('culprit-data').textContent);
const byId = (id) => document.getElementById(id);

// Log text reaches the page through here only: as text, never as markup.
const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

const two = (number) => String(number).padStart(2, '0');
const clock = (at) => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
const day = (at) => `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;

const LIGHT = {
  ink: '#14171c', muted: '#59616d', rule: '#d5d9e0', raised: '#f5f6f8', ground: '#ffffff',
  critical: '#b3131b', warning: '#b56c00', notice: '#0a55b0', info: '#59616d', good: '#23834f',
  series: ['#2f6fb7', '#7a4fb5', '#0f7f86', '#8a6d1f', '#a1427d', '#4d6b2a'],
};
const DARK = {
  ink: '#e8eaee', muted: '#a3acb9', rule: '#363d48', raised: '#1b2027', ground: '#12151a',
  critical: '#ff8087', warning: '#f4b860', notice: '#7db5ff', info: '#a3acb9', good: '#6fd3a0',
  series: ['#7db5ff', '#c7a6ff', '#62d0d6', '#dcc06a', '#f09acb', '#a9cf80'],
};
const GOOD = ['up', 'installed', 'started', 'heard'];
const BAD = ['down', 'crashed', 'aborted', 'killed', 'failed', 'removed', 'purged', 'all busy', 'deadlock',
  'module missing', 'module corrupt', 'stop'];
const SYMBOLS = { circle: '●', diamond: '◆', triangle: '▲', rect: '■' };
const HEIGHTS = { requests: 84, 'server-errors': 64, sockets: 48 };
const PLAIN_HEIGHT = 34;
const EMPTY_HEIGHT = 30;
const ROW = 26;
const BAR = 20;
const MOST_ROWS = 10;
const GAP = 14;
const LEFT = 190;
const RIGHT = 24;

const from = data.start * 1000;
const step = data.width * 1000;
let printing = false;
const to = from + data.spans * step;
const edge = (span) => from + span * step;
const middle = (span) => from + (span + 0.5) * step;

// A tint rather than transparency, which would make the title on it fade as well.
const tint = (one, ground) => `#${[1, 3, 5].map((at) => Math.round(parseInt(one.slice(at, at + 2), 16) * 0.4
  + parseInt(ground.slice(at, at + 2), 16) * 0.6).toString(16).padStart(2, '0')).join('')}`;

const colour = (lane, name, order, theme) => {
  if (lane === 'server-errors') return order === 0 ? theme.critical : theme.warning;
  const plain = name.toLowerCase();
  if (plain.includes('unconfirmed')) return theme.warning;
  if (BAD.includes(plain)) return theme.critical;
  if (GOOD.includes(plain)) return theme.good;
  return theme.series[order % theme.series.length];
};

// Spans with nothing in them are not in the data: the line goes down to the ground there.
const grounded = (track) => {
  const points = [];
  let before = -2;
  track.at.forEach((span, index) => {
    if (span > before + 1) {
      if (before >= 0) points.push([middle(before + 1), 0]);
      points.push([middle(span - 1), 0]);
    }
    points.push([middle(span), track.values[index]]);
    before = span;
  });
  if (before >= 0 && before < data.spans - 1) points.push([middle(before + 1), 0]);
  return points;
};
// A column for each span, as one line: series of bars would shift the axis of their lane by half a bar.
const columns = (track) => {
  const points = [];
  let before = -2;
  track.at.forEach((span, index) => {
    if (span > before + 1) {
      if (before >= 0) points.push([edge(before + 1), 0], [edge(before + 1), null]);
      points.push([edge(span), 0]);
    }
    points.push([edge(span), track.values[index]], [edge(span + 1), track.values[index]]);
    before = span;
  });
  if (before >= 0) points.push([edge(before + 1), 0]);
  return points;
};
const bare = (track) => track.at.map((span, index) => [middle(span), track.values[index]]);

const isPlain = (lane) => !(lane.id in HEIGHTS);
const causes = data.incidents.filter((band) => band.cause);
const bands = (data.incidents.length > MOST_ROWS ? causes : data.incidents).slice(0, MOST_ROWS);
// Spans come as runs: the first of several in a row, and how many they are.
const unrolled = (runs) => {
  const at = [];
  for (let run = 0; run < runs.length; run += 2) {
    for (let span = 0; span < runs[run + 1]; span += 1) at.push(runs[run] + span);
  }
  return at;
};
const total = (track) => track.values.reduce((sum, value) => sum + value, 0);
// What there is most of is drawn first and plainest; failures go on top.
const lanes = data.lanes.map((lane) => ({ ...lane,
  tracks: lane.tracks.map((track) => ({ ...track, at: unrolled(track.runs) })).sort((a, b) => total(b) - total(a)) }));
// On paper the chart is to stand on the first page, below the headline.
const compact = (height, share) => Math.round(printing ? height * share : height);
const heightOf = (lane) => (lane.tracks.length === 0 ? compact(EMPTY_HEIGHT, 0.8)
  : lane.id in HEIGHTS ? compact(HEIGHTS[lane.id], 0.6) : compact(PLAIN_HEIGHT, 0.82));
const symbolOf = (order) => Object.keys(SYMBOLS)[order % 4];

// Outcomes of checks have a height each, so that one failure among many successes is seen.
const levelOf = (lane, name) => (lane.id !== 'checks' ? 0 : name === 'UP' ? -0.6 : name.includes('UNCONFIRMED') ? 0.1 : 0.7);
